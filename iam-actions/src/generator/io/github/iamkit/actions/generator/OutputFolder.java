package io.github.iamkit.actions.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder in which files that would not change stay untouched, so that nothing is compiled twice for nothing. */
final class OutputFolder {
    private final Path root;
    private final Set<Path> written = new HashSet<>();

    OutputFolder(Path root) {
        this.root = root;
    }

    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        if (!written.add(file)) {
            throw new IllegalStateException("`" + name + "` is written twice");
        }
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    /** Deletes the files of a run before this one that this one did not write. */
    void deleteOthers() throws IOException {
        List<Path> others;
        try (Stream<Path> files = Files.walk(root)) {
            others = files.filter(Files::isRegularFile)
                    .filter(file -> !written.contains(file))
                    .toList();
        }
        for (Path file : others) {
            Files.delete(file);
        }
    }
}
