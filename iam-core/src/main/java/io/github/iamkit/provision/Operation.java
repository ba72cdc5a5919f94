package io.github.iamkit.provision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An operation of IAM, of which the verb in its name says what kind it is. */
record Operation(String name) {
    private static final List<String> CREATIONS = List.of("Create", "Upload");
    private static final List<String> ADDITIONS = List.of("Put", "Attach", "Add", "Enable");
    private static final List<String> REMOVALS = List.of("Delete", "Detach", "Remove", "Deactivate");
    private static final List<String> OTHERS = List.of("Get", "List", "Update", "SetDefault", "Tag", "Untag", "Reset");

    private static Optional<String> verb(String name, List<String> verbs) {
        return verbs.stream().filter(name::startsWith).findFirst();
    }

    /** Tells whether doing it twice makes two things, or fails. */
    boolean isCreation() {
        return verb(name, CREATIONS).isPresent();
    }

    boolean isRemoval() {
        return verb(name, REMOVALS).isPresent();
    }

    /** Tells whether something is there afterwards that may not have been before. */
    boolean makesSomething() {
        return isCreation() || verb(name, ADDITIONS).isPresent();
    }

    /** Returns what it is about, the same word for making, reading and removing it. */
    String noun() {
        return Stream.of(CREATIONS, ADDITIONS, REMOVALS, OTHERS)
                .flatMap(verbs -> verb(name, verbs).stream())
                .findFirst()
                .map(verb -> name.substring(verb.length()))
                .orElse(name)
                .replace("From", "To");
    }
}
