package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What temporary credentials stand for, beside their caller. */
@Value.Immutable
public interface CallerSession {
    /** Where they come from. */
    enum Kind {
        /** One of the ways to assume a role. */
        ROLE,
        /** {@code GetSessionToken}: the user itself, or root. */
        USER,
        /** {@code GetFederationToken}. */
        FEDERATED_USER,
        /** {@code AssumeRoot}: root of a member account, for one task. */
        ROOT_TASK
    }

    /** Returns a builder. */
    static ImmutableCallerSession.Builder builder() {
        return ImmutableCallerSession.builder();
    }

    Kind kind();

    /** The ARN of the role with its path, or of the user that asked for the credentials. */
    String principalArn();

    Instant issued();

    /** When the caller gave a code of an MFA device, if it did. */
    Optional<Instant> mfa();

    /** A session policy, with its ARN if it is a managed one. */
    record SessionPolicy(Policy policy, Optional<String> arn) {}

    /** The session policies, which are united. */
    List<SessionPolicy> policies();

    /** What {@code aws:PrincipalTag} is. */
    Map<String, String> tags();

    /** The keys of the tags that sessions keep which are started from this one. */
    Set<String> transitiveKeys();

    Optional<String> sourceIdentity();

    /** Context keys that the session adds to its requests, such as those of an identity provider. */
    Map<String, String> keys();
}
