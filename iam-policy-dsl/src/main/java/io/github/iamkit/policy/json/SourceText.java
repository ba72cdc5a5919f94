package io.github.iamkit.policy.json;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text with its lines, which are looked for when somebody asks.
 *
 * <p>Thread-safe.
 */
public final class SourceText {
    private final String text;
    private int @Nullable [] lineStarts;

    public SourceText(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** Returns the text itself. */
    public String text() {
        return text;
    }

    /** Returns the line of a character, counted from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns the column of a character, counted from 1 in UTF-16 units. */
    public int column(int offset) {
        return offset - lineStarts()[line(offset) - 1] + 1;
    }

    private int[] lineStarts() {
        int[] starts = lineStarts;
        if (starts == null) {
            starts = findLineStarts();
            lineStarts = starts;
        }
        return starts;
    }

    private int[] findLineStarts() {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = i + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    /** Returns where the name of a member starts, given where its value does: at the quote before its last one that no backslash escapes. */
    int startOfNameBefore(int valueOffset) {
        int end = text.lastIndexOf('"', text.lastIndexOf(':', valueOffset - 1));
        int start = text.lastIndexOf('"', end - 1);
        while (isEscaped(start)) {
            start = text.lastIndexOf('"', start - 1);
        }
        return start;
    }

    private boolean isEscaped(int offset) {
        int backslashes = 0;
        while (offset - backslashes > 0 && text.charAt(offset - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
