package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What hands a role to EC2 instances. */
@Value.Immutable
interface StoredInstanceProfile extends Tagged, WithStoredInstanceProfile {
    /** Returns a builder. */
    static ImmutableStoredInstanceProfile.Builder builder() {
        return ImmutableStoredInstanceProfile.builder();
    }

    String id();

    String name();

    String path();

    Instant created();

    /** The key of the role, of which there is at most one. */
    Optional<String> role();

    @Override
    Map<String, String> tags();

    default String key() {
        return Identity.key(name());
    }
}
