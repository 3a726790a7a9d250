package vn.dangvien;

/** How many subjects have each status, and how many findings there are. */
public record StatusCounts(
    long rated, long notASubject, long needsInput, long needsDecision, long findings) {}
