package io.github.iamkit.journal;

import java.nio.file.Path;
import java.time.Instant;

/** Adds lines to a journal; a class loader of its own makes it another process, as far as the classes know. */
public final class Appender implements Runnable {
    static final int LINES = 300;

    private final Path file;
    private final String name;

    private enum Event {
        ADDED
    }

    /** Creates one that gives its lines a name. */
    public Appender(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    @Override
    public void run() {
        JournalFile journal = new JournalFile(file);
        for (int i = 0; i < LINES; i++) {
            journal.add(JournalFile.Durability.IN_FILE, Instant.EPOCH, Event.ADDED, "who", name);
        }
    }
}
