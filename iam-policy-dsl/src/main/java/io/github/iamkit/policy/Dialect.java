package io.github.iamkit.policy;

import java.util.EnumSet;
import java.util.Set;

/**
 * How the evaluator reads what AWS's documentation leaves open or contradicts itself about.
 *
 * <pre>{@code
 * Dialect other = Dialect.standard().without(Dialect.Reading.SEVERAL_VALUES_NEED_NO_QUALIFIER);
 * PolicySet.identity(books).dialect(other).evaluate(request);
 * }</pre>
 *
 * <p>The standard dialect takes every {@link Reading}. Leaving one out shows whether a decision hangs on it.
 *
 * <p>Further open points have one reading alone: the {@code *} and {@code ?} of a variable's value or default are plain
 * characters; {@code ?} stands for one code point, also for a colon of a resource; {@code Null} takes an empty list for
 * absent and a single empty text for present; under a negated operator a value that does not parse is different from
 * all others; numbers are decimals of any size and may have an exponent; four digits under a date operator are a year;
 * a default value may be written without the blank and may hold commas; a grant to everyone is limited by neither boundary
 * nor session policy; {@code true} and {@code false} in another letter case count in a Deny and not in an Allow; operators
 * in another letter case are refused when a document is read.
 *
 * <p>Immutable and thread-safe.
 */
public final class Dialect {
    /** One open point, and what the standard dialect makes of it. */
    public enum Reading {
        /**
         * The missing fields of a short ARN in an identity policy or boundary become {@code *}, so that
         * {@code arn:aws:sqs:*:queue} is {@code arn:aws:sqs:*:queue:*}. Without: it is matched as the text that it is.
         */
        SHORT_ARN_IS_COMPLETED,
        /**
         * A variable before the fifth colon of a resource is not supported, so the entry matches nothing. Without: it is
         * filled in like others.
         */
        EARLY_VARIABLE_MATCHES_NOTHING,
        /**
         * An entry of {@code NotResource} whose variable has no value matches nothing, so the statement applies to what the
         * entry was to spare. Without: the statement does not apply at all.
         */
        UNRESOLVED_NOT_RESOURCE_APPLIES,
        /**
         * A key with several values under an operator without {@code ForAllValues} or {@code ForAnyValue} matches if any of
         * the values does; under a negated operator of an Allow, only if all of them do. Without: such a condition is false.
         */
        SEVERAL_VALUES_NEED_NO_QUALIFIER,
        /** {@code ForAnyValue:...IfExists} is true where the key is absent. Without: it is false. */
        FOR_ANY_VALUE_IF_EXISTS_HOLDS_FOR_ABSENT,
        /**
         * A variable under {@code Bool}, where AWS's pages disagree, counts as filled in a Deny and as plain text in an Allow.
         * Without: it is filled in both.
         */
        BOOL_VARIABLE_ALLOWS_LESS,
        /** {@code ArnLike} with {@code *} alone matches every value. Without: it matches none, as it has not six parts. */
        STAR_IS_EVERY_ARN,
        /** A variable whose key has an empty text as value is filled with it. Without: it has no value. */
        EMPTY_VALUE_FILLS_VARIABLE,
        /**
         * A condition without values, about which AWS's pages disagree, is true in a Deny and false in an Allow. Without: it
         * is true in both.
         */
        NO_VALUES_ALLOW_LESS,
        /**
         * A federated user without session policy has nothing from a resource policy that names the user who federated.
         * Without: such a grant counts.
         */
        FEDERATED_USER_NEEDS_SESSION_POLICY,
        /** {@code {"AWS": "*"}} covers services as {@code "*"} does. Without: it does not. */
        AWS_STAR_COVERS_SERVICES
    }

    private static final Dialect STANDARD = new Dialect(EnumSet.allOf(Reading.class));

    private final Set<Reading> readings;

    private Dialect(Set<Reading> readings) {
        this.readings = readings;
    }

    /** Returns the dialect of every reading, which is what everything uses unless told otherwise. */
    public static Dialect standard() {
        return STANDARD;
    }

    /** Returns this dialect with the other reading of these points. */
    public Dialect without(Reading first, Reading... rest) {
        Set<Reading> fewer = EnumSet.copyOf(readings);
        fewer.removeAll(EnumSet.of(first, rest));
        return new Dialect(fewer);
    }

    /** Tells whether the point is read in the standard way. */
    public boolean has(Reading reading) {
        return readings.contains(reading);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dialect dialect && readings.equals(dialect.readings);
    }

    @Override
    public int hashCode() {
        return readings.hashCode();
    }

    /** Returns the names of the readings. */
    @Override
    public String toString() {
        return readings.toString();
    }
}
