package io.chancery.local.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for a terminal, its columns as wide as what is in them; columns of numbers are flush right. */
public final class Table {

    private static final String NUMBER = "[-+]?[\\d.,]+( ?(%|ms|MiB|x|s))?";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** @param cells as many as there are headings; numbers are formatted by the caller */
    public void row(Object... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row of %d cells".formatted(cells.length));
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    /** Its lines, with this in front of each. */
    public String text(String indent) {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        boolean[] right = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            right[column] = isNumeric(column);
        }
        return rows.stream()
                .map(row -> indent
                        + IntStream.range(0, columns)
                                .mapToObj(column -> padded(row.get(column), widths[column], right[column]))
                                .collect(Collectors.joining("  "))
                                .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1
                && rows.stream()
                        .skip(1)
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell.isEmpty() || cell.matches(NUMBER));
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }
}
