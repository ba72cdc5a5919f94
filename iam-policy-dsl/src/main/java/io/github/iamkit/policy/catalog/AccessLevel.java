package io.github.iamkit.policy.catalog;

import java.util.Arrays;

/**
 * What an action is able to do, in the five words of AWS.
 *
 * <pre>{@code
 * Policy read = Policy.allow(Catalog.bundled().service("s3").actions(AccessLevel.READ)).on("*");
 * }</pre>
 *
 * <p>Every action has exactly one level. One that tags or manages permissions has that level alone, though it writes too.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html">AWS:
 *     access levels</a>
 */
public enum AccessLevel {
    /** Sees which resources there are, not what is in them. */
    LIST("List"),
    /** Reads what is in resources, and changes nothing. */
    READ("Read"),
    /** Creates, changes or deletes resources. */
    WRITE("Write"),
    /** Grants or changes access to resources. */
    PERMISSIONS_MANAGEMENT("Permissions management"),
    /** Changes nothing but tags. */
    TAGGING("Tagging");

    private final String text;

    AccessLevel(String text) {
        this.text = text;
    }

    /** Returns the level that AWS writes so. */
    static AccessLevel of(String text) {
        return Arrays.stream(values())
                .filter(level -> level.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown access level `" + text
                        + "`; write List, Read, Write, Permissions management or Tagging"));
    }

    /** Returns the level as AWS writes it, such as {@code Permissions management}. */
    @Override
    public String toString() {
        return text;
    }
}
