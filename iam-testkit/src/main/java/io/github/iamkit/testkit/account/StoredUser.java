package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A user, with the names of its groups and with its credentials. */
final class StoredUser extends Identity {
    private final Set<String> groups = new TreeSet<>();
    private final List<StoredKey> accessKeys = new ArrayList<>();
    private final List<StoredCertificate> signingCertificates = new ArrayList<>();

    StoredUser(String id, String name, String path, Instant created) {
        super(id, name, path, created);
    }

    @Override
    String type() {
        return "user";
    }

    @Override
    Quota inlineQuota() {
        return Quota.INLINE_POLICY_SIZE_PER_USER;
    }

    @Override
    Quota attachmentQuota() {
        return Quota.POLICIES_PER_USER;
    }

    Set<String> groups() {
        return groups;
    }

    List<StoredKey> accessKeys() {
        return accessKeys;
    }

    List<StoredCertificate> signingCertificates() {
        return signingCertificates;
    }
}
