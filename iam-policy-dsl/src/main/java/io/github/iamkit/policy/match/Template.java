package io.github.iamkit.policy.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy in which variables may stand: {@code home/${aws:username}/*}, {@code ${aws:PrincipalTag/team, 'none'}}.
 *
 * <p>It is cut into parts once (V1 to V5) and filled for each request (V6, V7). What comes from a value, from a default
 * or from an escape such as {@code ${*}} is plain text, whatever characters it has. A <code>${</code> that is never closed is
 * text.
 *
 * <p>Immutable and thread-safe.
 */
public final class Template {
    private static final int COLONS_OF_AN_ARN = 5;

    /**
     * A piece of the text.
     *
     * @param text plain text, possibly with wildcards; for a variable its default, if it has one
     * @param kind what the piece is
     * @param key the key of a variable; else null
     */
    public record Part(
            @Nullable String text, Kind kind, @Nullable ContextKey key) {}

    /** What a piece is: text with wildcards, text without, or a variable. */
    public enum Kind {
        PATTERN,
        LITERAL,
        VARIABLE
    }

    private final String source;
    private final List<Part> parts;

    private Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = parts;
    }

    /** Reads a text of a document whose language has variables. */
    public static Template withVariables(String text) {
        return new Template(text, parse(text));
    }

    /** Takes a text as one pattern, in which <code>${</code> is nothing special. */
    public static Template plain(String text) {
        return new Template(text, List.of(new Part(text, Kind.PATTERN, null)));
    }

    /** The pieces of the text, in their order. */
    public List<Part> parts() {
        return parts;
    }

    private static List<Part> parse(String text) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", start)) {
            int close = closingBrace(text, open + 2);
            if (close < 0) {
                break;
            }
            if (open > start) {
                parts.add(new Part(text.substring(start, open), Kind.PATTERN, null));
            }
            parts.add(variable(text.substring(open + 2, close)));
            start = close + 1;
        }
        if (start < text.length() || parts.isEmpty()) {
            parts.add(new Part(text.substring(start), Kind.PATTERN, null));
        }
        return List.copyOf(parts);
    }

    /** Where the variable ends that starts at the position: at a brace outside of the quotes of its default. */
    private static int closingBrace(String text, int start) {
        int close = text.indexOf('}', start);
        int quote = text.indexOf('\'', start);
        if (quote >= 0
                && quote < close
                && text.substring(start, quote).stripTrailing().endsWith(",")) {
            int end = text.indexOf("'}", quote + 1);
            return end < 0 ? close : end + 1;
        }
        return close;
    }

    private static Part variable(String inner) {
        if (inner.equals("*") || inner.equals("?") || inner.equals("$")) {
            return new Part(inner, Kind.LITERAL, null);
        }
        int comma = inner.indexOf(',');
        String key = comma < 0 ? inner : inner.substring(0, comma);
        String rest = comma < 0 ? "" : inner.substring(comma + 1).strip();
        boolean quoted = rest.length() >= 2 && rest.startsWith("'") && rest.endsWith("'");
        return new Part(quoted ? rest.substring(1, rest.length() - 1) : null, Kind.VARIABLE, ContextKey.of(key));
    }

    /** Whether the text is the same for every request. */
    public boolean isConstant() {
        return parts.stream().allMatch(part -> part.kind() != Kind.VARIABLE);
    }

    /** The keys that stand in the text without a default. */
    public List<ContextKey> keysWithoutDefault() {
        List<ContextKey> keys = new ArrayList<>();
        for (Part part : parts) {
            if (part.key() != null && part.text() == null) {
                keys.add(part.key());
            }
        }
        return keys;
    }

    /** The text that every match of the pattern starts with; it ends before the first wildcard, variable or escape. */
    public String literalPrefix() {
        Part first = parts.get(0);
        return first.kind() == Kind.PATTERN
                ? Glob.of(Objects.requireNonNull(first.text())).literalPrefix()
                : "";
    }

    /** Whether a variable or escape stands before the fifth colon, where none may (V2). */
    public boolean hasEarlyVariable() {
        int colons = 0;
        for (Part part : parts) {
            if (part.kind() == Kind.PATTERN) {
                colons += colons(part.text());
            } else if (colons < COLONS_OF_AN_ARN) {
                return true;
            }
        }
        return false;
    }

    /** This text with {@code *} for every field that a short ARN lacks (R7); any other text as it is. */
    public Template completed() {
        if (!source.equals("arn") && !source.startsWith("arn:")) {
            return this;
        }
        int colons = 0;
        for (Part part : parts) {
            colons += part.kind() == Kind.PATTERN ? colons(part.text()) : 0;
        }
        if (colons >= COLONS_OF_AN_ARN) {
            return this;
        }
        List<Part> completed = new ArrayList<>(parts);
        completed.add(new Part(":*".repeat(COLONS_OF_AN_ARN - colons), Kind.PATTERN, null));
        return new Template(source, completed);
    }

    private static int colons(@Nullable String text) {
        return text == null ? 0 : (int) text.chars().filter(c -> c == ':').count();
    }

    /** The text as a pattern with this request's values; empty if a variable has neither value nor default. */
    public Optional<Glob.Builder> pattern(Function<ContextKey, @Nullable String> values) {
        Glob.Builder pattern = Glob.builder();
        for (Part part : parts) {
            if (part.kind() == Kind.PATTERN) {
                pattern.pattern(Objects.requireNonNull(part.text()));
            } else {
                String text = filled(part, values);
                if (text == null) {
                    return Optional.empty();
                }
                pattern.literal(text);
            }
        }
        return Optional.of(pattern);
    }

    /** The text with this request's values, its wildcards being plain; empty if a variable has neither value nor default. */
    public Optional<String> text(Function<ContextKey, @Nullable String> values) {
        StringBuilder filled = new StringBuilder(source.length());
        for (Part part : parts) {
            String text = filled(part, values);
            if (text == null) {
                return Optional.empty();
            }
            filled.append(text);
        }
        return Optional.of(filled.toString());
    }

    private static @Nullable String filled(Part part, Function<ContextKey, @Nullable String> values) {
        String value = part.key() == null ? null : values.apply(part.key());
        return value == null ? part.text() : value;
    }

    /** Returns the text as it stands in the policy. */
    @Override
    public String toString() {
        return source;
    }
}
