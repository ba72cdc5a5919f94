package io.github.iamkit.policy;

import io.github.iamkit.policy.match.Template;
import java.util.Optional;

/**
 * The version of the policy language that a document is written in, its {@code Version} element.
 *
 * <p>Variables such as {@code ${aws:username}} mean something under {@link #V2012_10_17} only; under the others they
 * are plain text.
 *
 * <p>Immutable and thread-safe.
 */
public enum LanguageVersion {
    V2012_10_17("2012-10-17"),
    V2008_10_17("2008-10-17"),
    /** No {@code Version} element. AWS then reads the document as {@link #V2008_10_17}. */
    ABSENT("");

    private final String text;

    LanguageVersion(String text) {
        this.text = text;
    }

    /** Returns the date that stands in the document, or nothing for {@link #ABSENT}. */
    public Optional<String> text() {
        return this == ABSENT ? Optional.empty() : Optional.of(text);
    }

    /** Tells whether {@code ${...}} is a variable in this version, or else plain text. */
    public boolean hasVariables() {
        return this == V2012_10_17;
    }

    /** A text of a document of this version, cut at its variables. */
    Template template(String text) {
        return hasVariables() ? Template.withVariables(text) : Template.plain(text);
    }
}
