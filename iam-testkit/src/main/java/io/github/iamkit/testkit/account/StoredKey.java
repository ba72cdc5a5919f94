package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An access key of a user or of root. */
final class StoredKey {
    private final String id;
    private final String secret;
    private final Instant created;
    private boolean isActive = true;
    private volatile @Nullable Use lastUse;

    /**
     * The last time that a key signed a request.
     *
     * @param service the service's prefix
     */
    record Use(Instant time, String service, String region) {}

    StoredKey(String id, String secret, Instant created) {
        this.id = id;
        this.secret = secret;
        this.created = created;
    }

    String id() {
        return id;
    }

    String secret() {
        return secret;
    }

    Instant created() {
        return created;
    }

    boolean isActive() {
        return isActive;
    }

    void setActive(boolean active) {
        isActive = active;
    }

    Optional<Use> lastUse() {
        return Optional.ofNullable(lastUse);
    }

    void use(Use use) {
        lastUse = use;
    }
}
