package io.github.iamkit.policy.lint;

import java.util.List;

/** Rules that need to know services and actions. */
interface CatalogFamily {
    /** Returns the rules, in the order in which they are documented. */
    List<Rule> rules();

    /** Adds what the rules have to say of a document. */
    void review(LintDocument document, Knowledge knowledge, Findings findings);
}
