package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.TrustPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A role, with the policy that says who may assume it. */
final class StoredRole extends Identity {
    static final int USUAL_SESSION_SECONDS = 3600;

    private Document<TrustPolicy> trust;
    private @Nullable String description;
    private int maxSessionSeconds = USUAL_SESSION_SECONDS;

    StoredRole(String id, String name, String path, Instant created, Document<TrustPolicy> trust) {
        super(id, name, path, created);
        this.trust = trust;
    }

    @Override
    String type() {
        return "role";
    }

    @Override
    Quota inlineQuota() {
        return Quota.INLINE_POLICY_SIZE_PER_ROLE;
    }

    @Override
    Quota attachmentQuota() {
        return Quota.POLICIES_PER_ROLE;
    }

    Document<TrustPolicy> trust() {
        return trust;
    }

    void setTrust(Document<TrustPolicy> newTrust) {
        trust = newTrust;
    }

    @Nullable
    String description() {
        return description;
    }

    void setDescription(@Nullable String newDescription) {
        description = newDescription;
    }

    int maxSessionSeconds() {
        return maxSessionSeconds;
    }

    void setMaxSessionSeconds(int seconds) {
        maxSessionSeconds = seconds;
    }
}
