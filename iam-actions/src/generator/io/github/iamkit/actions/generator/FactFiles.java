package io.github.iamkit.actions.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cuts up the file of facts, so that one service can be read without the others. */
final class FactFiles {
    private static final String FOLDER = "io/github/iamkit/actions/facts/";
    private static final Set<String> KINDS_OF_OVERVIEW = Set.of("service", "issuer");

    private FactFiles() {}

    static void write(Path file, OutputFolder resources) throws IOException {
        StringBuilder overview = new StringBuilder();
        Map<String, StringBuilder> services = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", 3);
            boolean isOverview =
                    line.startsWith("#") || fields[0].equals("aws") || KINDS_OF_OVERVIEW.contains(fields[1]);
            StringBuilder target =
                    isOverview ? overview : services.computeIfAbsent(fields[0], prefix -> new StringBuilder());
            target.append(line).append('\n');
        }
        resources.write(FOLDER + "overview.txt", overview.toString());
        for (Map.Entry<String, StringBuilder> service : services.entrySet()) {
            resources.write(
                    FOLDER + "service-" + service.getKey() + ".txt",
                    service.getValue().toString());
        }
    }
}
