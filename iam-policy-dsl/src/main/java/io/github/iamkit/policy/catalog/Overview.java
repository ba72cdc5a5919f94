package io.github.iamkit.policy.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a catalogue knows before it reads any service.
 *
 * <p>Immutable and thread-safe.
 */
final class Overview {
    private static final String HEAD = "# ";

    private final Map<String, String> head;
    private final List<Fact> facts;

    private Overview(Map<String, String> head, List<Fact> facts) {
        this.head = head;
        this.facts = facts;
    }

    /** Reads lines such as {@code # date 2026-09-26}, and the facts after them. */
    static Overview read(String text) {
        Map<String, String> head = text.lines()
                .takeWhile(line -> line.startsWith(HEAD))
                .map(line -> line.substring(HEAD.length()).split(" ", 2))
                .filter(words -> words.length == 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        return new Overview(head, Fact.readAll(text));
    }

    String head(String name) {
        return Objects.requireNonNull(head.get(name), () -> "the facts have no head line `" + HEAD + name + " ...`");
    }

    List<Fact> facts(Fact.Kind kind) {
        return facts.stream().filter(fact -> fact.kind() == kind).toList();
    }
}
