package io.github.iamkit.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A shared credential file as lines, in which settings of one profile are changed and nothing else is.
 *
 * <p>Where a setting stands more than once, all SDKs take the last one, so that one is changed. A comment after a value
 * stays, and so do the spaces around the sign of equality.
 *
 * <p>Not thread-safe.
 */
final class ProfileText {
    private final String profile;
    private final String lineEnd;
    private final List<String> lines = new ArrayList<>();

    ProfileText(String text, String profile) {
        this.profile = profile;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, next));
            start = next;
        }
    }

    /** Sets what has a value, and removes what has none. */
    void put(Map<String, String> settings, List<String> removed) {
        if (!hasProfile()) {
            addProfile();
        }
        int insertAt = headerOf() + 1;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            int found = lastIndexOf(setting.getKey());
            if (found < 0) {
                endLine(insertAt - 1);
                lines.add(insertAt, setting.getKey() + " = " + setting.getValue() + lineEnd);
                insertAt++;
            } else {
                lines.set(found, replaced(lines.get(found), setting.getValue()));
                removeContinuation(found);
                insertAt = found + 1;
            }
        }
        for (String property : removed) {
            for (int found = lastIndexOf(property); found >= 0; found = lastIndexOf(property)) {
                removeContinuation(found);
                lines.remove(found);
            }
        }
    }

    private boolean hasProfile() {
        return headerOf() >= 0;
    }

    private int headerOf() {
        for (int i = 0; i < lines.size(); i++) {
            if (isHeader(lines.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isHeader(String line) {
        int close = line.indexOf(']');
        return line.startsWith("[")
                && close > 0
                && line.substring(1, close).strip().equals(profile);
    }

    private void addProfile() {
        if (!lines.isEmpty()) {
            endLine(lines.size() - 1);
            if (!lines.get(lines.size() - 1).isBlank()) {
                lines.add(lineEnd);
            }
        }
        lines.add("[" + profile + "]" + lineEnd);
    }

    private void endLine(int index) {
        if (!lines.get(index).endsWith("\n")) {
            lines.set(index, lines.get(index) + lineEnd);
        }
    }

    /** The last line, in any section of the profile, that sets a property. */
    private int lastIndexOf(String property) {
        int found = -1;
        boolean isInside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("[")) {
                isInside = isHeader(line);
            }
            int equals = line.indexOf('=');
            if (isInside
                    && equals > 0
                    && line.substring(0, equals).stripTrailing().equals(property)) {
                found = i;
            }
        }
        return found;
    }

    private static String replaced(String line, String value) {
        int start = line.indexOf('=') + 1;
        while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
            start++;
        }
        boolean isOnlyComment = start < line.length() && (line.charAt(start) == '#' || line.charAt(start) == ';');
        return isOnlyComment
                ? line.substring(0, start) + value + " " + line.substring(start)
                : line.substring(0, start) + value + line.substring(endOfValue(line, start));
    }

    /** Where a comment or the line's end begins, with the white space before it. */
    private static int endOfValue(String line, int start) {
        int end = start;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isSpace = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            boolean isComment = (c == '#' || c == ';') && i > start && i > end;
            if (isComment) {
                return end;
            }
            if (!isSpace) {
                end = i + 1;
            }
        }
        return end;
    }

    /** What is indented under a setting goes on with its value, which is another one by now. */
    private void removeContinuation(int index) {
        while (index + 1 < lines.size() && isContinuation(lines.get(index + 1))) {
            lines.remove(index + 1);
        }
    }

    private static boolean isContinuation(String line) {
        return (line.startsWith(" ") || line.startsWith("\t")) && !line.isBlank();
    }

    /** Returns the whole text. */
    @Override
    public String toString() {
        return String.join("", lines);
    }
}
