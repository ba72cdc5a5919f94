package io.github.iamkit.policy.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, String> head = new HashMap<>();
        int start = 0;
        while (text.startsWith(HEAD, start)) {
            int end = text.indexOf('\n', start);
            String[] words = text.substring(start + HEAD.length(), end < 0 ? text.length() : end)
                    .split(" ", 2);
            head.put(words[0], words[words.length - 1]);
            start = end < 0 ? text.length() : end + 1;
        }
        return new Overview(head, Fact.readAll(text));
    }

    String head(String name) {
        String value = head.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the facts have no head line `" + HEAD + name + " ...`");
        }
        return value;
    }

    List<Fact> facts(Fact.Kind kind) {
        List<Fact> ofKind = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.kind() == kind) {
                ofKind.add(fact);
            }
        }
        return ofKind;
    }
}
