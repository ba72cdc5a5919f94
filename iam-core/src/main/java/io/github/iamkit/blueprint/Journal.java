package io.github.iamkit.blueprint;

import io.github.iamkit.journal.JournalFile;
import io.github.iamkit.journal.JournalFile.Durability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

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
    private static final String WHAT = "what";
    private static final String ID = "id";

    private final JournalFile file;

    private Journal(Path file) {
        this.file = new JournalFile(file);
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
        return file.lines().stream()
                .anyMatch(line -> line.is(Event.OWNED)
                        && line.value(ID).filter(identity.id()::equals).isPresent());
    }

    void owned(Instant now, Entity entity, Identity identity) {
        file.add(Durability.ON_DISK, now, Event.OWNED, WHAT, entity.toString(), ID, identity.id());
    }

    void record(Instant now, Event event, Change change) {
        file.add(Durability.IN_FILE, now, event, "action", change.action().name(), WHAT, change.address());
    }

    /** Returns where the journal lies. */
    @Override
    public String toString() {
        return file.toString();
    }
}
