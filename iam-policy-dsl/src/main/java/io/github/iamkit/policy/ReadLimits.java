package io.github.iamkit.policy;

import org.immutables.value.Value;

/**
 * How much text reading will look at before it refuses.
 *
 * <pre>{@code
 * Policy huge = Policy.parse(json, ReadLimits.builder().characters(10_000_000).build());
 * }</pre>
 *
 * <p>The standard limits leave room for anything AWS stores: its largest own policies have 150,000 characters, and no
 * policy needs more than six levels.
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
public interface ReadLimits {
    /** Returns the greatest length of the text; 1,048,576 if not said otherwise. */
    @Value.Default
    default int characters() {
        return 1 << 20;
    }

    /** Returns how deep objects and lists may be nested; 32 if not said otherwise. */
    @Value.Default
    default int depth() {
        return 32;
    }

    /** Returns how many values the text may have, on all levels together; 200,000 if not said otherwise. */
    @Value.Default
    default int values() {
        return 200_000;
    }

    /** Refuses limits under which nothing can be read. */
    @Value.Check
    default void check() {
        if (characters() < 1 || depth() < 1 || values() < 1) {
            throw new IllegalArgumentException("a limit is below 1, so that nothing could be read; raise it");
        }
    }

    /** Returns the limits that hold where none are given. */
    static ReadLimits standard() {
        return builder().build();
    }

    /** Returns a builder that starts from the standard limits. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ReadLimits}. */
    final class Builder extends ImmutableReadLimits.Builder {
        Builder() {}
    }
}
