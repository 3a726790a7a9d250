using System;
using System.Text;
using Dangvien.Interop;

namespace Dangvien
{
    /// <summary>Of explanations.</summary>
    public enum Language
    {
        Vietnamese = Native.DANGVIEN_LANGUAGE_VIETNAMESE,
        English = Native.DANGVIEN_LANGUAGE_ENGLISH,
    }

    public enum SubjectKind
    {
        Organization = Native.DANGVIEN_SUBJECT_ORGANIZATION,
        Member = Native.DANGVIEN_SUBJECT_MEMBER,
        Collective = Native.DANGVIEN_SUBJECT_COLLECTIVE,
        Leader = Native.DANGVIEN_SUBJECT_LEADER,
    }

    /// <summary>A subject by the ids of the dossier.</summary>
    public sealed class Subject
    {
        /// <param name="id">Of the unit (organization, collective), or of the person.</param>
        /// <param name="postId">Of a leader.</param>
        public Subject(SubjectKind kind, string id, string postId = "")
        {
            Kind = kind;
            Id = id;
            PostId = postId;
        }

        public SubjectKind Kind { get; }

        public string Id { get; }

        public string PostId { get; }
    }

    /// <summary>How many subjects have each status, and how many findings there are.</summary>
    public sealed class StatusCounts
    {
        internal StatusCounts(Interop.StatusCounts raw)
        {
            Rated = raw.rated;
            NotASubject = raw.not_a_subject;
            NeedsInput = raw.needs_input;
            NeedsDecision = raw.needs_decision;
            Findings = raw.findings;
        }

        public long Rated { get; }

        public long NotASubject { get; }

        public long NeedsInput { get; }

        public long NeedsDecision { get; }

        public long Findings { get; }
    }

    /// <summary>The result of one evaluation.</summary>
    public sealed class Evaluation : IDisposable
    {
        private const int DigestBytes = 32;

        private readonly EvaluationHandle handle;

        internal Evaluation(EvaluationHandle handle) => this.handle = handle;

        /// <summary>SHA-256 of the result, the same on every machine.</summary>
        public byte[] Digest()
        {
            var digest = new byte[DigestBytes];
            var status = Native.dangvien_evaluation_digest(handle, digest, out var error);
            DangvienException.Check(status, error);
            return digest;
        }

        public StatusCounts Counts()
        {
            var raw = new Interop.StatusCounts { struct_size = Text.SizeOf<Interop.StatusCounts>() };
            var status = Native.dangvien_evaluation_status_counts(handle, ref raw, out var error);
            DangvienException.Check(status, error);
            return new StatusCounts(raw);
        }

        /// <summary>A serialized dangvien.v1.Result.</summary>
        public byte[] Result()
        {
            var status = Native.dangvien_evaluation_result(
                handle, Native.DANGVIEN_PART_ALL, out var buffer, out var error);
            DangvienException.Check(status, error);
            return Taken(buffer);
        }

        /// <summary>Why a subject has that tier, as lines to show.</summary>
        public string Explain(Subject subject, Language language)
        {
            using (var id = new PinnedText(subject.Id))
            using (var postId = new PinnedText(subject.PostId))
            {
                var raw = new Interop.Subject
                {
                    struct_size = Text.SizeOf<Interop.Subject>(),
                    kind = (int)subject.Kind,
                    id = id.Address,
                    id_size = id.Size,
                    post_id = postId.Address,
                    post_id_size = postId.Size,
                };
                var status = Native.dangvien_evaluation_explain_text(
                    handle, ref raw, (int)language, out var buffer, out var error);
                DangvienException.Check(status, error);
                return Encoding.UTF8.GetString(Taken(buffer));
            }
        }

        public string ExplainMember(string personId, Language language) =>
            Explain(new Subject(SubjectKind.Member, personId), language);

        /// <summary>Copies the bytes that a call made, and frees them.</summary>
        private static byte[] Taken(BufferHandle buffer)
        {
            using (buffer)
            {
                var size = checked((int)(ulong)Native.dangvien_buffer_size(buffer));
                return Text.Bytes(Native.dangvien_buffer_data(buffer), size);
            }
        }

        public void Dispose() => handle.Dispose();
    }
}
