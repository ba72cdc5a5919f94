package io.github.iamkit.blueprint;

import java.util.Set;

/** What a blueprint claims for itself. */
record Claims(Set<Scope> scopes, Set<String> paths) {
    Claims {
        scopes = Set.copyOf(scopes);
        paths = Set.copyOf(paths);
    }

    boolean includes(Aspect aspect) {
        return scopes.stream().anyMatch(scope -> scope.aspect() == aspect);
    }

    /** Tells whether whatever is under the path is the blueprint's to name or to delete. */
    boolean includesPath(String path) {
        return paths.stream().anyMatch(path::startsWith);
    }
}
