package io.github.iamkit.blueprint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.Tag;

/** What has been read of an account so far. */
final class SnapshotDraft {
    private final SortedMap<Address, Value> facts = new TreeMap<>();
    private final SortedMap<Entity, Identity> identities = new TreeMap<>();

    void say(Entity owner, Aspect aspect, Value value) {
        say(owner, aspect, "", value);
    }

    void say(Entity owner, Aspect aspect, String key, Value value) {
        facts.put(owner.its(aspect, key), value);
    }

    boolean has(Entity entity) {
        return identities.containsKey(entity);
    }

    /** Says that something is there; a mark among its tags is not one of them. */
    void present(Entity entity, String path, String id, String arn, List<Tag> tags) {
        Optional<String> mark = Optional.empty();
        for (Tag tag : tags) {
            if (tag.key().equals(Mark.KEY)) {
                mark = Optional.of(tag.value());
            } else {
                say(entity, Aspect.TAG, tag.key(), Value.of(tag.value()));
            }
        }
        say(entity, Aspect.EXISTENCE, Value.of(path));
        identities.put(entity, new Identity(id, arn, mark));
    }

    Snapshot finish(Map<String, Integer> quotas, Optional<Caller> caller) {
        return new Snapshot(facts, identities, quotas, caller);
    }
}
