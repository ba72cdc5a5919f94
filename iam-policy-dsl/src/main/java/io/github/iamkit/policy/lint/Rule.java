package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;

/**
 * One rule of the linter, as its users know it.
 *
 * <pre>{@code
 * for (Rule rule : Linter.rules()) {
 *     System.out.println(rule.code() + " " + rule.severity() + ": " + rule.description());
 * }
 * }</pre>
 *
 * <p>Codes of AWS Access Analyzer are used verbatim, with its severities; the others start with {@code X_}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param code the code of the rule's findings
 * @param severity how much they matter
 * @param certainty whether it is known or inferred when the rule has something to say
 * @param origin who finds it
 * @param description when the rule has something to say
 */
public record Rule(String code, Finding.Severity severity, Certainty certainty, Origin origin, String description) {
    /** How well it is known when a rule has something to say. */
    public enum Certainty {
        /** AWS states it, or it follows from the language. */
        CERTAIN,
        /** AWS names the check but not its bounds, or it is a matter of taste: {@link Linter#thorough()} has it. */
        INFERRED
    }

    /** Who finds what a rule is about. */
    public enum Origin {
        /** The reader of texts: such a text is no policy. */
        READING,
        /** Validation: AWS would not take such a policy, or not honour it. */
        VALIDATION,
        /** The linter alone. */
        LINT,
        /** The linter, if there is a catalogue of services and actions. */
        CATALOG
    }

    static Rule reading(String code, Finding.Severity severity, String description) {
        return new Rule(code, severity, Certainty.CERTAIN, Origin.READING, description);
    }

    static Rule validation(String code, Finding.Severity severity, String description) {
        return new Rule(code, severity, Certainty.CERTAIN, Origin.VALIDATION, description);
    }

    static Rule certain(String code, Finding.Severity severity, String description) {
        return new Rule(code, severity, Certainty.CERTAIN, Origin.LINT, description);
    }

    static Rule inferred(String code, Finding.Severity severity, String description) {
        return new Rule(code, severity, Certainty.INFERRED, Origin.LINT, description);
    }

    static Rule catalog(String code, Finding.Severity severity, String description) {
        return new Rule(code, severity, Certainty.CERTAIN, Origin.CATALOG, description);
    }

    static Rule inferredCatalog(String code, Finding.Severity severity, String description) {
        return new Rule(code, severity, Certainty.INFERRED, Origin.CATALOG, description);
    }

    /** Returns this rule for a case that is less certain than the others that it is about. */
    Rule doubtful() {
        return new Rule(code, severity, Certainty.INFERRED, origin, description);
    }
}
