package io.github.iamkit.credentials.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table as text, as RFC 4180 describes it: with quotes around a field where it needs them, and any line ends.
 *
 * <p>Immutable and thread-safe.
 */
public final class CsvTable {
    private final List<String> columns;
    private final List<List<String>> rows;

    private CsvTable(List<String> columns, List<List<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a table whose first line names the columns. A byte order mark and empty lines are passed over.
     *
     * @throws IllegalArgumentException if a quoted field does not end; the message has nothing of the text
     */
    public static CsvTable parse(String text) {
        List<List<String>> lines = lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return lines.isEmpty()
                ? new CsvTable(List.of(), List.of())
                : new CsvTable(lines.get(0), List.copyOf(lines.subList(1, lines.size())));
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isQuoted) {
                boolean isEscaped = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (isEscaped) {
                    i++;
                }
                if (c == '"' && !isEscaped) {
                    isQuoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"' && field.isEmpty()) {
                isQuoted = true;
            } else if (c == ',') {
                line.add(take(field));
            } else if (c == '\n' || c == '\r') {
                end(line, field, lines);
                line = new ArrayList<>();
            } else {
                field.append(c);
            }
        }
        if (isQuoted) {
            throw new IllegalArgumentException("a quoted field of the table does not end; close it with a quote");
        }
        end(line, field, lines);
        return lines;
    }

    private static String take(StringBuilder field) {
        String text = field.toString();
        field.setLength(0);
        return text;
    }

    private static void end(List<String> line, StringBuilder field, List<List<String>> lines) {
        if (!line.isEmpty() || !field.isEmpty()) {
            line.add(take(field));
            lines.add(List.copyOf(line));
        }
    }

    /** Returns the names of the columns, as they are written. */
    public List<String> columns() {
        return columns;
    }

    /** Returns how many rows there are under the names. */
    public int size() {
        return rows.size();
    }

    /** Returns what a row has in a column, whatever the case of its name; nothing if there is no such column or field. */
    public Optional<String> value(int row, String column) {
        List<String> fields = rows.get(row);
        for (int i = 0; i < columns.size() && i < fields.size(); i++) {
            if (normal(columns.get(i)).equals(normal(column))) {
                return Optional.of(fields.get(i).strip());
            }
        }
        return Optional.empty();
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
