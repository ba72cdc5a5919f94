package io.github.iamkit.journal;

import io.github.iamkit.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets whole pieces of work take turns, in all processes, by a lock file beside a journal.
 *
 * <p>Thread-safe.
 */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    /** File locks are held by the whole JVM, so its own threads take turns here. */
    private static final Map<Path, ReentrantLock> BY_PLACE = new ConcurrentHashMap<>();

    private final Path lock;
    private final ReentrantLock turn;

    private Turns(Path lock) {
        this.lock = lock;
        this.turn = BY_PLACE.computeIfAbsent(lock, path -> new ReentrantLock());
    }

    /** Returns the turns of a journal, which are the same by whatever links it is reached. */
    static Turns at(Path file) {
        try {
            Path directory = OwnerOnly.makeDirectoryOf(file).toRealPath();
            Path real = Files.exists(file) ? file.toRealPath() : directory.resolve(file.getFileName());
            return new Turns(real.resolveSibling(real.getFileName() + ".lock"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot find `" + file + "`, and nothing is done without its journal; make its directory readable",
                    e);
        }
    }

    <T> T take(Supplier<T> work) {
        turn.lock();
        try {
            return turn.getHoldCount() > 1 ? work.get() : locked(work);
        } finally {
            turn.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        FileChannel held = acquire();
        try {
            return work.get();
        } finally {
            release(held);
        }
    }

    private FileChannel acquire() {
        try {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.lock();
                return channel;
            } catch (IOException | RuntimeException e) {
                release(channel);
                throw e;
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException(
                    "another copy of this library in this JVM holds `" + lock
                            + "`; give each copy a journal of its own, or load the library once",
                    e);
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            throw new UncheckedIOException(
                    "interrupted while waiting for `" + lock + "`, and nothing was done; do it again", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot lock `" + lock + "`, and nothing is done without its journal; make its directory writable",
                    e);
        }
    }

    /** What was done in the turn stays done, whatever becomes of the lock. */
    private void release(FileChannel held) {
        try {
            held.close();
        } catch (IOException e) {
            LOG.warn("could not close {}, so it is held until this process ends", lock, e);
        }
    }
}
