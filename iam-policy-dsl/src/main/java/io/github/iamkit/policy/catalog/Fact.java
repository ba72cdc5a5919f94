package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.condition.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One line of a catalogue's facts, cut into its fields; {@link CatalogFacts} says what they are.
 *
 * <p>Immutable and thread-safe.
 */
final class Fact {
    enum Kind {
        ACTION,
        GONE,
        ISSUER,
        KEY,
        NEEDS,
        RESOURCE,
        SERVICE
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "action", Kind.ACTION,
            "gone", Kind.GONE,
            "issuer", Kind.ISSUER,
            "key", Kind.KEY,
            "needs", Kind.NEEDS,
            "resource", Kind.RESOURCE,
            "service", Kind.SERVICE);

    private static final int FEWEST_FIELDS = 3;
    private static final String ARRAY = "ArrayOf";

    private final String[] fields;
    private final Kind kind;

    private Fact(String line) {
        this.fields = line.split("\t", -1);
        Kind known = fields.length < FEWEST_FIELDS ? null : KINDS.get(fields[1]);
        if (known == null) {
            throw new IllegalArgumentException(
                    "`" + line + "` is no fact; it needs a prefix, a kind and a name between tabs");
        }
        this.kind = known;
    }

    /** Reads all lines but those of the head, which start with {@code #}; in a loop, as a first stream costs milliseconds. */
    static List<Fact> readAll(String text) {
        List<Fact> facts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            if (!line.startsWith("#")) {
                facts.add(new Fact(line));
            }
            start += line.length() + 1;
        }
        return facts;
    }

    String prefix() {
        return fields[0];
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return fields[2];
    }

    /** Returns a field, empty if the line ends before it. */
    String field(int index) {
        return index < fields.length ? fields[index] : "";
    }

    /** Returns what stands between the spaces of a field. */
    List<String> words(int index) {
        return words(field(index));
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    /** Returns the actions between the spaces of a field. */
    List<Action> actions(int index) {
        return words(index).stream().map(Action::of).toList();
    }

    /** Returns what stands between the semicolons of a field. */
    List<String> items(int index) {
        return field(index).isEmpty() ? List.of() : Arrays.asList(field(index).split(";"));
    }

    /** Returns the key that a line of the kind {@code key} is about. */
    KeyFacts key() {
        String type = field(3);
        boolean multivalued = type.startsWith(ARRAY);
        return ImmutableKeyFacts.of(name(), family(multivalued ? type.substring(ARRAY.length()) : type), multivalued);
    }

    private static Operator.Family family(String type) {
        return switch (type) {
            case "String" -> Operator.Family.STRING;
            case "Numeric" -> Operator.Family.NUMERIC;
            case "Date" -> Operator.Family.DATE;
            case "Bool" -> Operator.Family.BOOL;
            case "Binary" -> Operator.Family.BINARY;
            case "IPAddress" -> Operator.Family.IP;
            case "ARN" -> Operator.Family.ARN;
            default ->
                throw new IllegalArgumentException(
                        "unknown type of condition keys `" + type
                                + "`; write ARN, Binary, Bool, Date, IPAddress, Numeric or String, or one of these after ArrayOf");
        };
    }
}
