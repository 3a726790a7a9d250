package vn.dangvien;

import java.io.Serializable;

/**
 * One fault of an input.
 *
 * @param name as in docs/issues.md, "unknown_unit"
 */
public record Issue(String name, String path, String message) implements Serializable {}
