package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.PolicyDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is stored: its text, byte for byte, and what that says.
 *
 * <p>Immutable and thread-safe.
 */
final class Document<P extends PolicyDocument> {
    private final String text;
    private final Function<String, P> reader;
    private volatile @Nullable P policy;

    /** Keeps a text and what was read from it. */
    Document(String text, P policy) {
        this.text = text;
        this.reader = again -> policy;
        this.policy = policy;
    }

    private Document(String text, Function<String, P> reader) {
        this.text = text;
        this.reader = reader;
    }

    /** Keeps a text that is known to be good, and reads it when somebody wants to know what it says. */
    static <P extends PolicyDocument> Document<P> readWhenAsked(String text, Function<String, P> reader) {
        return new Document<>(text, reader);
    }

    /** Returns the text as it was uploaded. */
    String text() {
        return text;
    }

    /** Returns what the text says. */
    P policy() {
        P known = policy;
        if (known == null) {
            known = reader.apply(text);
            policy = known;
        }
        return known;
    }

    /** Returns the text as responses carry it, percent-encoded once. */
    String encoded() {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Returns the number of characters that count against quotas: all but white space. */
    static int countedSize(String text) {
        return (int) text.chars()
                .filter(c -> c != ' ' && c != '\t' && c != '\n' && c != '\r')
                .count();
    }
}
