package io.github.iamkit.actions.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The actions that the last release had and AWS no longer has: they stay for one release, deprecated. The head of the facts
 * says whose day's facts the last release had.
 */
final class GoneActions {
    /** An action, and the day of the first facts without it. */
    record Gone(String name, String date) {}

    private static final String RELEASED = "# released ";

    private final Map<String, List<Gone>> byService = new HashMap<>();

    private GoneActions() {}

    static GoneActions read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String released = lines.stream()
                .filter(line -> line.startsWith(RELEASED))
                .map(line -> line.substring(RELEASED.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the facts have no head line `" + RELEASED + "...`"));
        GoneActions gone = new GoneActions();
        for (String line : lines) {
            String[] fields = line.split("\t");
            boolean isGone = fields.length > 3 && fields[1].equals("gone");
            if (isGone && !released.equals("never") && fields[3].compareTo(released) > 0) {
                gone.byService.computeIfAbsent(fields[0], prefix -> new ArrayList<>()).add(new Gone(fields[2], fields[3]));
            }
        }
        return gone;
    }

    List<Gone> of(String prefix) {
        return byService.getOrDefault(prefix, List.of());
    }
}
