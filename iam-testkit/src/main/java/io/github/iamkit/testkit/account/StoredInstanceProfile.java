package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;

/** What hands a role to EC2 instances. */
@Value.Immutable
interface StoredInstanceProfile extends Named, WithStoredInstanceProfile {
    /** Returns a builder. */
    static ImmutableStoredInstanceProfile.Builder builder() {
        return ImmutableStoredInstanceProfile.builder();
    }

    String id();

    String name();

    String path();

    Instant created();

    /** The keys of the roles; AWS allows one. */
    Set<String> roles();

    @Override
    Map<String, String> tags();

    @Override
    default String type() {
        return "instance-profile";
    }
}
