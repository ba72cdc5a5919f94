package io.github.iamkit.policy.lint;

import java.util.List;

/** Rules that look at the same things, and so look together. */
interface Family {
    /** Returns the rules, in the order in which they are documented. */
    List<Rule> rules();

    /** Adds what the rules have to say of a document. */
    void review(LintDocument document, Findings findings);
}
