package io.github.iamkit.provision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who is in which group, seen from either side. */
record Memberships(Connection connection) {
    /** Returns names without duplicates, if they can be names. */
    static Set<String> names(String type, String first, String... more) {
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(Stream.of(first), Stream.of(more)).forEach(name -> names.add(Names.require(type, name)));
        return names;
    }

    private static String place(String user, String group) {
        return "user " + user + " in group " + group;
    }

    Done add(String user, String group, boolean isThere) {
        return connection.align(
                place(user, group),
                RecentWrites.THERE,
                isThere,
                "added user " + user + " to group " + group,
                () -> connection
                        .client()
                        .addUserToGroup(request -> request.userName(user).groupName(group)));
    }

    Done remove(String user, String group, boolean isThere) {
        boolean wasAddedLately = connection.recent().say(place(user, group), RecentWrites.THERE);
        return isThere || wasAddedLately
                ? connection.remove(
                        place(user, group),
                        "removed user " + user + " from group " + group,
                        () -> connection
                                .client()
                                .removeUserFromGroup(
                                        request -> request.userName(user).groupName(group)))
                : Done.UNCHANGED;
    }

    static Done all(Collection<Done> each) {
        List<String> changes = new ArrayList<>();
        each.forEach(done -> changes.addAll(done.changes()));
        return Done.updated(changes);
    }
}
