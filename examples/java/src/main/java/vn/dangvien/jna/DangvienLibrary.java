// Written by tools/capigen from capi/api.yaml; do not edit.
package vn.dangvien.jna;

import com.sun.jna.Callback;
import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.ByReference;
import com.sun.jna.ptr.PointerByReference;

/** The C interface as JNA maps it. */
public interface DangvienLibrary extends Library {
  /** size_t. */
  class SizeT extends IntegerType {
    public SizeT() {
      this(0);
    }

    public SizeT(long value) {
      super(Native.SIZE_T_SIZE, value, true);
    }
  }

  /** size_t*. */
  class SizeTByReference extends ByReference {
    public SizeTByReference() {
      super(Native.SIZE_T_SIZE);
    }

    public long getValue() {
      return getPointer().getLong(0);
    }
  }

  int DANGVIEN_ABI_VERSION = 65536;
  int DANGVIEN_ABI_MAJOR = 1;
  int DANGVIEN_FEATURE_ARROW = 1;
  int DANGVIEN_FEATURE_BUNDLED = 2;
  int DANGVIEN_STATUS_OK = 0;
  int DANGVIEN_STATUS_CANCELLED = 1;
  int DANGVIEN_STATUS_UNKNOWN = 2;
  int DANGVIEN_STATUS_INVALID_ARGUMENT = 3;
  int DANGVIEN_STATUS_DEADLINE_EXCEEDED = 4;
  int DANGVIEN_STATUS_NOT_FOUND = 5;
  int DANGVIEN_STATUS_ALREADY_EXISTS = 6;
  int DANGVIEN_STATUS_PERMISSION_DENIED = 7;
  int DANGVIEN_STATUS_RESOURCE_EXHAUSTED = 8;
  int DANGVIEN_STATUS_FAILED_PRECONDITION = 9;
  int DANGVIEN_STATUS_ABORTED = 10;
  int DANGVIEN_STATUS_OUT_OF_RANGE = 11;
  int DANGVIEN_STATUS_UNIMPLEMENTED = 12;
  int DANGVIEN_STATUS_INTERNAL = 13;
  int DANGVIEN_STATUS_UNAVAILABLE = 14;
  int DANGVIEN_STATUS_DATA_LOSS = 15;
  int DANGVIEN_STATUS_UNAUTHENTICATED = 16;
  int DANGVIEN_LOG_DEBUG = 1;
  int DANGVIEN_LOG_WARNING = 2;
  int DANGVIEN_PERIOD_UNSPECIFIED = 0;
  int DANGVIEN_PERIOD_YEAR = 1;
  int DANGVIEN_PERIOD_QUARTER = 2;
  int DANGVIEN_PERIOD_MONTH = 3;
  int DANGVIEN_PERIOD_TERM = 4;
  int DANGVIEN_PERIOD_OTHER = 5;
  int DANGVIEN_POLICY_SKIP_PROOF = 1;
  int DANGVIEN_SUBJECT_ORGANIZATION = 1;
  int DANGVIEN_SUBJECT_MEMBER = 2;
  int DANGVIEN_SUBJECT_COLLECTIVE = 3;
  int DANGVIEN_SUBJECT_LEADER = 4;
  int DANGVIEN_LANGUAGE_VIETNAMESE = 1;
  int DANGVIEN_LANGUAGE_ENGLISH = 2;
  int DANGVIEN_EVALUATE_SKIP_CHECKS = 1;
  int DANGVIEN_PART_ALL = 0;
  int DANGVIEN_PART_TALLIES = 1;
  int DANGVIEN_PART_CERTIFICATES = 2;

  /** Gives memory. Called from every thread that works for a call. */
  interface AllocateFn extends Callback {
    Pointer invoke(Pointer user, SizeT size, SizeT alignment);
  }

  /** Takes memory back that the allocator gave. Called from any thread. */
  interface DeallocateFn extends Callback {
    void invoke(Pointer user, Pointer memory, SizeT size, SizeT alignment);
  }

  /** Takes one line of the log. Called on the thread of the call; must not call the library. */
  interface LogFn extends Callback {
    void invoke(Pointer user, int level, Pointer message, SizeT size);
  }

  /** One piece of the library's work, given to the host's executor. Never fails, never throws. */
  interface WorkFn extends Callback {
    void invoke(Pointer work, long index);
  }

  /**
   * The host's executor. Calls `run` once for each index, on any threads and in any order, and
   * returns when all of them have returned. An index that is left out, comes twice or is out of
   * range fails the call with FAILED_PRECONDITION, reason `executor_failed`.
   */
  interface ParallelForFn extends Callback {
    int invoke(Pointer user, long count, WorkFn run, Pointer work);
  }

  /**
   * Hears how far a call is. Called on the thread of the call between pieces of work; must not use
   * the handles that the call may change.
   */
  interface ProgressFn extends Callback {
    int invoke(Pointer user, long done, long total);
  }

  /** One fault of an input. The texts live as long as the error. */
  @Structure.FieldOrder({"struct_size", "code", "name", "path", "path_size", "message",
    "message_size"})
  class Issue extends Structure {
    public int struct_size;
    public int code;
    public Pointer name;
    public Pointer path;
    public SizeT path_size = new SizeT();
    public Pointer message;
    public SizeT message_size = new SizeT();

    public Issue() {
      struct_size = size();
    }
  }

  /**
   * What a context is made with. The functions must work until the last handle that was made with
   * the context is released, and every Arrow structure that it exported; those give their memory
   * back when the consumer releases them.
   */
  @Structure.FieldOrder({"struct_size", "flags", "allocate", "deallocate", "allocator_user",
    "memory_limit", "log", "log_user", "parallel_for", "parallel_for_user"})
  class ContextOptions extends Structure {
    public int struct_size;
    public int flags;
    public AllocateFn allocate;
    public DeallocateFn deallocate;
    public Pointer allocator_user;
    public long memory_limit;
    public LogFn log;
    public Pointer log_user;
    public ParallelForFn parallel_for;
    public Pointer parallel_for_user;

    public ContextOptions() {
      struct_size = size();
    }
  }

  /** Memory that the allocator of a context has given, in bytes. */
  @Structure.FieldOrder({"struct_size", "reserved", "current", "peak", "limit"})
  class MemoryUsage extends Structure {
    public int struct_size;
    public int reserved;
    public long current;
    public long peak;
    public long limit;

    public MemoryUsage() {
      struct_size = size();
    }
  }

  /** How a long call is watched and stopped. */
  @Structure.FieldOrder({"struct_size", "num_threads", "cancel", "timeout_ms", "progress",
    "progress_user"})
  class Control extends Structure {
    public int struct_size;
    public int num_threads;
    public Pointer cancel;
    public long timeout_ms;
    public ProgressFn progress;
    public Pointer progress_user;

    public Control() {
      struct_size = size();
    }
  }

  /** Bytes of the caller. */
  @Structure.FieldOrder({"data", "size"})
  class Bytes extends Structure {
    public Pointer data;
    public SizeT size = new SizeT();
  }

  /** The reading to take where a text allows several. */
  @Structure.FieldOrder({"reading_id", "reading_id_size", "option_id", "option_id_size"})
  class ReadingChoice extends Structure {
    public Pointer reading_id;
    public SizeT reading_id_size = new SizeT();
    public Pointer option_id;
    public SizeT option_id_size = new SizeT();
  }

  /** How a policy is read. */
  @Structure.FieldOrder({"struct_size", "flags", "max_proof_cases", "max_issues", "readings",
    "reading_count", "parents", "parent_count", "control"})
  class PolicyOptions extends Structure {
    public int struct_size;
    public int flags;
    public long max_proof_cases;
    public long max_issues;
    public Pointer readings;
    public SizeT reading_count = new SizeT();
    public Pointer parents;
    public SizeT parent_count = new SizeT();
    public Pointer control;

    public PolicyOptions() {
      struct_size = size();
    }
  }

  /** How two policies are compared. */
  @Structure.FieldOrder({"struct_size", "flags", "max_cases", "control"})
  class CompareOptions extends Structure {
    public int struct_size;
    public int flags;
    public long max_cases;
    public Pointer control;

    public CompareOptions() {
      struct_size = size();
    }
  }

  /** Asks which policy is the law for a period, as the law was known on a day. */
  @Structure.FieldOrder({"struct_size", "period_kind", "scope_id", "scope_id_size", "year",
    "known_on"})
  class TimelineQuery extends Structure {
    public int struct_size;
    public int period_kind;
    public Pointer scope_id;
    public SizeT scope_id_size = new SizeT();
    public int year;
    public int known_on;

    public TimelineQuery() {
      struct_size = size();
    }
  }

  /** Limits on a dossier. */
  @Structure.FieldOrder({"struct_size", "max_tree_depth", "max_units", "max_people", "max_issues",
    "control"})
  class DatasetOptions extends Structure {
    public int struct_size;
    public int max_tree_depth;
    public long max_units;
    public long max_people;
    public long max_issues;
    public Pointer control;

    public DatasetOptions() {
      struct_size = size();
    }
  }

  /** Names a subject by the caller's ids. */
  @Structure.FieldOrder({"struct_size", "kind", "id", "id_size", "post_id", "post_id_size"})
  class Subject extends Structure {
    public int struct_size;
    public int kind;
    public Pointer id;
    public SizeT id_size = new SizeT();
    public Pointer post_id;
    public SizeT post_id_size = new SizeT();

    public Subject() {
      struct_size = size();
    }
  }

  /** How a dossier is evaluated. */
  @Structure.FieldOrder({"struct_size", "flags", "max_issues", "also_declared",
    "also_declared_count", "control"})
  class EvaluateOptions extends Structure {
    public int struct_size;
    public int flags;
    public long max_issues;
    public Pointer also_declared;
    public SizeT also_declared_count = new SizeT();
    public Pointer control;

    public EvaluateOptions() {
      struct_size = size();
    }
  }

  /** How many subjects have each status, and how many findings there are. */
  @Structure.FieldOrder({"struct_size", "reserved", "rated", "not_a_subject", "needs_input",
    "needs_decision", "findings"})
  class StatusCounts extends Structure {
    public int struct_size;
    public int reserved;
    public long rated;
    public long not_a_subject;
    public long needs_input;
    public long needs_decision;
    public long findings;

    public StatusCounts() {
      struct_size = size();
    }
  }

  int dangvien_abi_version();

  Pointer dangvien_version();

  Pointer dangvien_build_info();

  int dangvien_has_feature(int feature);

  Pointer dangvien_status_name(int status);

  void dangvien_error_free(Pointer given);

  int dangvien_error_status(Pointer given);

  Pointer dangvien_error_message(Pointer given, SizeTByReference size);

  Pointer dangvien_error_reason(Pointer given);

  int dangvien_error_callback_value(Pointer given);

  long dangvien_error_issue_total(Pointer given);

  SizeT dangvien_error_issue_count(Pointer given);

  int dangvien_error_issue(Pointer given, SizeT index, Issue out, PointerByReference error);

  int dangvien_error_details(Pointer given, PointerByReference data, SizeTByReference size,
      PointerByReference error);

  void dangvien_buffer_free(Pointer buffer);

  Pointer dangvien_buffer_data(Pointer buffer);

  SizeT dangvien_buffer_size(Pointer buffer);

  int dangvien_context_new(ContextOptions options, PointerByReference out, PointerByReference
      error);

  Pointer dangvien_context_ref(Pointer context);

  void dangvien_context_unref(Pointer context);

  int dangvien_context_memory(Pointer context, MemoryUsage out, PointerByReference error);

  int dangvien_cancel_new(Pointer context, PointerByReference out, PointerByReference error);

  Pointer dangvien_cancel_ref(Pointer cancel);

  void dangvien_cancel_unref(Pointer cancel);

  void dangvien_cancel_trigger(Pointer cancel);

  int dangvien_cancel_is_triggered(Pointer cancel);

  Pointer dangvien_builtin_policy_name(SizeT index);

  int dangvien_builtin_policy_bytes(Pointer context, byte[] name, SizeT name_size,
      PointerByReference out, PointerByReference error);

  int dangvien_policy_load_builtin(Pointer context, byte[] name, SizeT name_size, PolicyOptions
      options, PointerByReference out, PointerByReference error);

  int dangvien_policy_read(Pointer context, byte[] data, SizeT size, PolicyOptions options,
      PointerByReference out, PointerByReference error);

  Pointer dangvien_policy_ref(Pointer policy);

  void dangvien_policy_unref(Pointer policy);

  Pointer dangvien_policy_id(Pointer policy, SizeTByReference size);

  int dangvien_policy_digest(Pointer policy, byte[] digest, PointerByReference error);

  int dangvien_policy_describe(Pointer policy, PointerByReference out, PointerByReference error);

  int dangvien_policy_bytes(Pointer policy, PointerByReference out, PointerByReference error);

  int dangvien_policy_dump(Pointer policy, PointerByReference out, PointerByReference error);

  int dangvien_policy_loosenings(Pointer overlay, Pointer parent, CompareOptions options,
      PointerByReference out, PointerByReference error);

  int dangvien_policy_difference(Pointer before, Pointer after, CompareOptions options,
      PointerByReference out, PointerByReference error);

  int dangvien_timeline_new(Pointer context, Bytes policies, SizeT policy_count, PointerByReference
      out, PointerByReference error);

  Pointer dangvien_timeline_ref(Pointer timeline);

  void dangvien_timeline_unref(Pointer timeline);

  int dangvien_timeline_entries(Pointer timeline, PointerByReference out, PointerByReference error);

  int dangvien_timeline_select(Pointer timeline, TimelineQuery query, PointerByReference out,
      PointerByReference error);

  int dangvien_dataset_read(Pointer context, byte[] data, SizeT size, DatasetOptions options,
      PointerByReference out, PointerByReference error);

  Pointer dangvien_dataset_ref(Pointer dataset);

  void dangvien_dataset_unref(Pointer dataset);

  long dangvien_dataset_unit_count(Pointer dataset);

  long dangvien_dataset_person_count(Pointer dataset);

  int dangvien_evaluate(Pointer context, Pointer dataset, Pointer[] policies, SizeT policy_count,
      EvaluateOptions options, PointerByReference out, PointerByReference error);

  int dangvien_evaluate_bytes(Pointer context, Pointer[] policies, SizeT policy_count, byte[] data,
      SizeT size, DatasetOptions dataset_options, EvaluateOptions options, PointerByReference out,
      PointerByReference error);

  Pointer dangvien_evaluation_ref(Pointer evaluation);

  void dangvien_evaluation_unref(Pointer evaluation);

  int dangvien_evaluation_result(Pointer evaluation, int part, PointerByReference out,
      PointerByReference error);

  int dangvien_evaluation_digest(Pointer evaluation, byte[] digest, PointerByReference error);

  int dangvien_evaluation_status_counts(Pointer evaluation, StatusCounts out, PointerByReference
      error);

  int dangvien_evaluation_explain(Pointer evaluation, Subject subject, int language,
      PointerByReference out, PointerByReference error);

  int dangvien_evaluation_explain_text(Pointer evaluation, Subject subject, int language,
      PointerByReference out, PointerByReference error);

  int dangvien_binding_new(Pointer context, byte[] table, SizeT table_size, Pointer schema,
      PointerByReference out, PointerByReference error);

  Pointer dangvien_binding_ref(Pointer binding);

  void dangvien_binding_unref(Pointer binding);

  int dangvien_dataset_builder_new(Pointer context, DatasetOptions options, PointerByReference out,
      PointerByReference error);

  void dangvien_dataset_builder_free(Pointer builder);

  int dangvien_dataset_builder_add_bytes(Pointer builder, byte[] data, SizeT size,
      PointerByReference error);

  int dangvien_dataset_builder_add_batch(Pointer builder, Pointer binding, Pointer array,
      PointerByReference error);

  int dangvien_dataset_builder_add_stream(Pointer builder, byte[] table, SizeT table_size, Pointer
      stream, Control control, PointerByReference error);

  int dangvien_dataset_builder_seal(Pointer builder, Control control, PointerByReference out,
      PointerByReference error);

  int dangvien_result_table_schema(Pointer context, byte[] table, SizeT table_size, Pointer schema,
      PointerByReference error);

  int dangvien_evaluation_table(Pointer evaluation, byte[] table, SizeT table_size, Pointer schema,
      Pointer array, PointerByReference error);

  int dangvien_evaluation_stream(Pointer evaluation, byte[] table, SizeT table_size, long
      rows_per_batch, Pointer out, PointerByReference error);
}
