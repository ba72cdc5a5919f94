package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Glob;
import java.util.Objects;
import org.immutables.value.Value;

/**
 * What is known of a condition key.
 *
 * <pre>{@code
 * KeyFacts key = catalog.findKey("s3:max-keys").orElseThrow();
 * key.family();          // NUMERIC
 * key.isMultivalued();   // false
 * }</pre>
 *
 * <p>A name such as {@code s3:ExistingObjectTag/${key}} stands for a whole family of keys. IAM ignores the letter case of
 * keys.
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
public abstract class KeyFacts {
    KeyFacts() {}

    /** Returns the name with its prefix as AWS writes it, perhaps with a variable part: {@code s3:BucketTag/${TagKey}}. */
    @Value.Parameter
    public abstract String name();

    /** Returns the family of operators that fits the key's type. */
    @Value.Parameter
    public abstract Operator.Family family();

    /** Tells whether a request may bring several values, so that operators need a qualifier. */
    @Value.Parameter
    public abstract boolean isMultivalued();

    /** Returns what stands before the first colon, such as {@code s3}. */
    public String prefix() {
        return KeyNames.prefix(name());
    }

    /** Tells whether part of the name is for the policy to fill in, as the tag key is in {@code aws:RequestTag/${TagKey}}. */
    public boolean hasVariable() {
        return name().contains("${");
    }

    /** Tells whether a key in a policy is this one, in any letter case and with any text for the variable part. */
    public boolean isNamed(CharSequence key) {
        return pattern()
                .matches(CaseFolding.fold(Objects.requireNonNull(key, "key").toString()));
    }

    @Value.Lazy
    Glob pattern() {
        return KeyNames.pattern(CaseFolding.fold(name()));
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name();
    }
}
