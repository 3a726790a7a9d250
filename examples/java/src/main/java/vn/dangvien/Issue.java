package vn.dangvien;

import java.io.Serializable;

/**
 * One fault of an input.
 *
 * @param code the number of the name
 * @param name as in docs/issues.md, "unknown_unit"
 */
public record Issue(int code, String name, String path, String message) implements Serializable {}
