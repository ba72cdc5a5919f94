package io.github.iamkit.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Adds lines to a journal; a class loader of its own makes it another process, as far as the classes know. */
public final class Appender implements Runnable {
    static final int LINES = 3000;

    private final Path file;
    private final String name;
    private final CyclicBarrier start;

    private enum Event {
        ADDED
    }

    /** Creates one that gives its lines a name, and starts together with another one. */
    public Appender(Path file, String name, CyclicBarrier start) {
        this.file = file;
        this.name = name;
        this.start = start;
    }

    @Override
    public void run() {
        JournalFile journal = new JournalFile(file);
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < LINES; i++) {
            journal.add(JournalFile.Durability.IN_FILE, Instant.EPOCH, Event.ADDED, "who", name);
        }
    }
}
