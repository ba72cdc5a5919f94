package io.github.iamkit.policy;

import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * Something that is wrong with a policy, or could be better: where, what, and how to mend it.
 *
 * <pre>{@code
 * for (Finding finding : policy.validate(PolicyUse.GROUP_INLINE)) {
 *     System.out.println(finding.pointer() + ": " + finding.message() + ". " + finding.remedy());
 * }
 * }</pre>
 *
 * <p>Codes are stable: AWS Access Analyzer's own where it has one, else ours, which start with {@code X_}. Texts may
 * improve.
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
public interface Finding {
    /** How much a finding matters, in the words of AWS Access Analyzer. */
    enum Severity {
        /** AWS would refuse the policy, or it cannot be read in one way only. */
        ERROR,
        /** The policy grants more than its author is likely to want. */
        SECURITY_WARNING,
        /** The policy may not do what its author wants. */
        WARNING,
        /** The policy could say the same better. */
        SUGGESTION
    }

    /** Returns the stable code, such as {@code INVALID_EFFECT}. */
    String code();

    Severity severity();

    /** Returns the place as a JSON pointer (RFC 6901); empty for the whole document. */
    String pointer();

    /** Returns the line in the source text, counted from 1, if there was text. */
    OptionalInt line();

    /** Returns the column in the source text, counted from 1, if there was text. */
    OptionalInt column();

    /** Returns what is wrong, in one sentence without a full stop. */
    String message();

    /** Returns how to mend it; empty where the message says it all. */
    @Value.Default
    default String remedy() {
        return "";
    }

    /**
     * Returns the document with this mended, where the remedy is mechanical. It never allows what the document did not; what is
     * to be decided by a person has none.
     */
    default Optional<PolicyDocument> fix() {
        return Optional.empty();
    }

    /** Returns a builder of findings. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Finding}; code, severity, pointer and message are required. */
    final class Builder extends ImmutableFinding.Builder {
        Builder() {}
    }
}
