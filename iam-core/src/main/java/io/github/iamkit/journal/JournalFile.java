package io.github.iamkit.journal;

import io.github.iamkit.files.OwnerOnly;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonWriter;
import io.github.iamkit.policy.json.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file of JSON objects, one a line, to which lines are only added. A line that was cut short is passed over.
 *
 * <p>Thread-safe. Whole pieces of work take turns, also in several processes, by {@link #inTurn}.
 */
public final class JournalFile {
    private static final String EVENT = "event";
    private static final String AT = "at";
    private static final int MOST_VALUES = 100;

    private final Path file;

    /** Creates the journal in a file, which need not exist. */
    public JournalFile(Path file) {
        this.file = file;
    }

    /** Does a piece of work while no other thread or process does one by this file. The end of a process ends its turn. */
    public <T> T inTurn(Supplier<T> work) {
        return Turns.at(file).take(work);
    }

    /** When a line has to be in the file for good. */
    public enum Durability {
        /** Whatever ends the process. */
        IN_FILE,
        /** Also if the machine ends, once the file itself is there for good. */
        ON_DISK
    }

    /** What a line says, by name. */
    public record Line(Map<String, String> values) {
        /** Creates a line. */
        public Line {
            values = Map.copyOf(values);
        }

        /** Tells whether it is about such an event. */
        public boolean is(Enum<?> event) {
            return value(EVENT).filter(event.name()::equals).isPresent();
        }

        /** Returns what it says under a name. */
        public Optional<String> value(String name) {
            return Optional.ofNullable(values.get(name));
        }

        /** Returns when it was written. */
        public Instant at() {
            return value(AT).map(Instant::parse).orElse(Instant.EPOCH);
        }
    }

    /** Adds a line: a time, an event, and names each followed by its value. */
    public void add(Durability durability, Instant now, Enum<?> event, String... namesAndValues) {
        JsonWriter line = JsonWriter.compact()
                .openObject()
                .name(AT)
                .value(now.toString())
                .name(EVENT)
                .value(event.name());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            line.name(namesAndValues[i]).value(namesAndValues[i + 1]);
        }
        synchronized (JournalFile.class) {
            append(line.closeObject() + "\n", durability);
        }
    }

    private void append(String line, Durability durability) {
        try {
            OwnerOnly.makeDirectoryOf(file);
            write(line, durability);
        } catch (ClosedByInterruptException e) {
            throw new UncheckedIOException(
                    "interrupted while writing `" + file + "`, and nothing is done without its journal; do it again",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write `" + file + "`, and nothing is done without its journal; make the file writable", e);
        }
    }

    /** Other processes may write as well, so the line goes to whatever is the end by then. */
    private void write(String line, Durability durability) throws IOException {
        String start = endsInsideLine() ? "\n" : "";
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(start + line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (durability == Durability.ON_DISK) {
                channel.force(true);
            }
        }
    }

    private boolean endsInsideLine() throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** Returns the lines, oldest first. */
    public List<Line> lines() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            List<Line> lines = new ArrayList<>();
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
                JsonTree tree = JsonTree.parse(new SourceText(line), 2, MOST_VALUES);
                if (tree.isComplete() && tree.root() instanceof JsonObject object) {
                    lines.add(new Line(values(object)));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`; make the journal readable", e);
        }
    }

    private static Map<String, String> values(JsonObject object) {
        Map<String, String> values = new LinkedHashMap<>();
        object.members().stream()
                .filter(member -> member.value() instanceof JsonScalar)
                .forEach(member -> values.put(member.name(), ((JsonScalar) member.value()).text()));
        return values;
    }

    /** Returns where the file lies. */
    @Override
    public String toString() {
        return "journal " + file;
    }
}
