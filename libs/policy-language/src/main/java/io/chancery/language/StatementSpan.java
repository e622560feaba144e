package io.chancery.language;

/**
 * Where a statement stands in its document: from its opening brace to just behind the closing one. Lines and columns
 * count from 1, columns in UTF-16 units.
 */
public record StatementSpan(int startLine, int startColumn, int endLine, int endColumn) {}
