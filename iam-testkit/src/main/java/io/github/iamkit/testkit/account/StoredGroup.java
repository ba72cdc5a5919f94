package io.github.iamkit.testkit.account;

import java.time.Instant;

/** A group; who is in it is known by its users. */
final class StoredGroup extends Identity {
    StoredGroup(String id, String name, String path, Instant created) {
        super(id, name, path, created);
    }

    @Override
    String type() {
        return "group";
    }

    @Override
    Quota inlineQuota() {
        return Quota.INLINE_POLICY_SIZE_PER_GROUP;
    }

    @Override
    Quota attachmentQuota() {
        return Quota.POLICIES_PER_GROUP;
    }
}
