package io.github.iamkit.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import software.amazon.awssdk.services.iam.model.Tag;

/** The calls by which one kind of thing is created and changed. Each is one call of IAM, unless it says otherwise. */
interface EntityWriter {
    /** Creates it with what can be said at creation, and returns its ARN. */
    String create(Entity entity, Said said);

    /** Returns what is there of that name. */
    Optional<Identity> look(Entity entity);

    /** Says something of it that was not said, or was said otherwise. */
    void put(Change change);

    /** Takes back something that was said of it. */
    void remove(Change change);

    /** Marks it as the blueprint's. */
    void mark(Entity entity, Tag mark);

    /** Puts it under another path. */
    default void move(Entity entity, String path) {
        throw new IllegalStateException("AWS cannot move " + entity + " to " + path + "; it has to be replaced");
    }

    /** Deletes it after all that hangs on it. */
    void delete(Entity entity);

    /** What is said at creation. */
    record Said(Optional<String> path, SortedMap<Address, Value> facts, Tag mark) {
        Optional<String> first(Aspect aspect) {
            return facts.entrySet().stream()
                    .filter(fact -> fact.getKey().aspect() == aspect)
                    .map(fact -> fact.getValue().text())
                    .findFirst();
        }

        List<String> keys(Aspect aspect) {
            return facts.keySet().stream()
                    .filter(address -> address.aspect() == aspect)
                    .map(Address::key)
                    .toList();
        }

        List<Tag> tags() {
            List<Tag> tags = new ArrayList<>();
            facts.forEach((address, value) -> {
                if (address.aspect() == Aspect.TAG) {
                    tags.add(tag(address.key(), value.text()));
                }
            });
            tags.add(mark);
            return tags;
        }
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** Returns whose mark is among the tags. */
    static Optional<String> markIn(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> tag.key().equals(Mark.KEY))
                .map(Tag::value)
                .findFirst();
    }
}
