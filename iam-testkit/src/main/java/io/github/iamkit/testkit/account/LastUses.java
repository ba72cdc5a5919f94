package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * When keys and roles were used last. It is noted with every request, so it stands beside the {@link Ledger}: nobody waits
 * for it.
 *
 * <p>Thread-safe.
 */
final class LastUses {
    private final AtomicReference<PersistentMap<Use>> uses = new AtomicReference<>(PersistentMap.empty());

    /**
     * The last time that something signed a request.
     *
     * @param service the service's prefix
     */
    record Use(Instant time, String service, String region) {}

    /** Notes that somebody's key was used for a service. */
    void note(String accessKeyId, String principalId, Use use) {
        note(accessKeyId, use);
        note(principalId, use);
        note(ofService(principalId, use.service()), use);
    }

    private void note(String id, Use use) {
        if (!of(id).filter(use::equals).isPresent()) {
            uses.updateAndGet(all -> all.with(id, use));
        }
    }

    /** Returns the last use of a key, or by a user or role. */
    Optional<Use> of(String id) {
        return snapshot().find(id);
    }

    /** Returns the last use of a service by a user or role. */
    Optional<Use> of(String principalId, String service) {
        return of(ofService(principalId, service));
    }

    private static String ofService(String principalId, String service) {
        return principalId + "/" + service;
    }

    PersistentMap<Use> snapshot() {
        return Objects.requireNonNull(uses.get());
    }

    void restore(PersistentMap<Use> snapshot) {
        uses.set(snapshot);
    }
}
