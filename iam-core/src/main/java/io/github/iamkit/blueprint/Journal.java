package io.github.iamkit.blueprint;

import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonWriter;
import io.github.iamkit.policy.json.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file to which every step of applying a blueprint is added before and after it is made.
 *
 * <pre>{@code
 * Blueprint team = Blueprint.read(folder).recordedIn(Journal.at(folder.resolve("journal")));
 * iam.apply(iam.plan(team));
 * }</pre>
 *
 * <p>A later process that plans with the same journal knows by it what the blueprint made, also where AWS takes no mark, and so
 * goes on where a run ended, however it ended. Every line is one JSON object, and is in the file before the next call; one that
 * was cut short is passed over. Lines that say what the blueprint made are on the disk as well. There is no secret in it, as there is none in a blueprint.
 *
 * <p>Thread-safe; processes do not take turns.
 */
public final class Journal {
    private static final String ID = "id";
    private static final int MOST_VALUES = 100;

    private final Path file;

    private Journal(Path file) {
        this.file = file;
    }

    /** Returns the journal in a file, which need not exist. */
    public static Journal at(Path file) {
        return new Journal(Objects.requireNonNull(file, "file"));
    }

    /** What a line says. */
    enum Event {
        STARTED,
        DONE,
        FAILED,
        OWNED
    }

    /** Tells whether something is there that the blueprint made or adopted. */
    boolean owns(Identity identity) {
        return lines().stream()
                .anyMatch(line -> member(line, "event")
                                .filter(Event.OWNED.name()::equals)
                                .isPresent()
                        && member(line, ID).filter(identity.id()::equals).isPresent());
    }

    void owned(Instant now, Entity entity, Identity identity) {
        append(
                line(now, Event.OWNED)
                        .name("what")
                        .value(entity.toString())
                        .name(ID)
                        .value(identity.id()),
                true);
    }

    void record(Instant now, Event event, Change change) {
        append(
                line(now, event)
                        .name("action")
                        .value(change.action().name())
                        .name("what")
                        .value(change.address()),
                false);
    }

    private static JsonWriter line(Instant now, Event event) {
        return JsonWriter.compact()
                .openObject()
                .name("at")
                .value(now.toString())
                .name("event")
                .value(event.name());
    }

    private synchronized void append(JsonWriter line, boolean toDisk) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            String start = endsInsideLine(channel) ? "\n" : "";
            channel.position(channel.size());
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(start + line.closeObject() + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (toDisk) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + file + "`; nothing is applied without its journal", e);
        }
    }

    private static boolean endsInsideLine(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) != '\n';
    }

    private synchronized List<JsonObject> lines() {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            List<JsonObject> lines = new ArrayList<>();
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
                JsonTree tree = JsonTree.parse(new SourceText(line), 2, MOST_VALUES);
                if (tree.isComplete() && tree.root() instanceof JsonObject object) {
                    lines.add(object);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`", e);
        }
    }

    private static Optional<String> member(JsonObject line, String name) {
        return line.members().stream()
                .filter(member -> member.name().equals(name) && member.value() instanceof JsonScalar)
                .map(member -> ((JsonScalar) member.value()).text())
                .findFirst();
    }

    @Override
    public String toString() {
        return "journal " + file;
    }
}
