package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.PolicyDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A policy as it is stored: its text, byte for byte, and what that says.
 *
 * @param text the text that was uploaded
 * @param policy what was read from it
 */
record Document<P extends PolicyDocument>(String text, P policy) {
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
