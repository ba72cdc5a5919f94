package io.github.iamkit.credentials;

import io.github.iamkit.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Replaces files that nobody but their owner may read.
 *
 * <p>What is written goes into a file of its own beside the target, and that takes the target's place at once when it is
 * whole and on the disk. Writers take turns by a lock file, which stays, and what a killed one left is cleared away by the
 * next.
 *
 * <p>Thread-safe.
 */
final class OwnerOnlyFile {
    private static final int MOVE_ATTEMPTS = 50;
    private static final Duration MOVE_PAUSE = Duration.ofMillis(20);
    private static final Duration LOCK_PAUSE = Duration.ofMillis(20);
    private static final int LOCK_ATTEMPTS = 1500;

    /** File locks are held by the whole JVM, so its own threads take turns here. */
    private static final ConcurrentHashMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private OwnerOnlyFile() {}

    /** Returns what a file holds; nothing if there is none. */
    static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`", e);
        }
    }

    /**
     * Replaces a file by what a function makes of what it held, while no other writer does.
     *
     * @param change gets nothing if there is no file yet
     */
    static void update(Path file, FileOptions options, Function<Optional<byte[]>, byte[]> change) {
        try {
            Path target = WriteTarget.of(file);
            ReentrantLock turn = TURNS.computeIfAbsent(target, path -> new ReentrantLock());
            turn.lock();
            try (FileChannel channel = openLock(target)) {
                lock(channel, target);
                removeLeftovers(target);
                Optional<byte[]> before = read(target);
                byte[] after = change.apply(before);
                Privacy privacy = Privacy.of(target, options);
                if (before.isPresent() && options.keepsBackup()) {
                    replace(target.resolveSibling(target.getFileName() + ".bak"), before.get(), privacy);
                }
                replace(target, after, privacy);
                requireHolds(target, after);
            } finally {
                turn.unlock();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + file + "`", e);
        }
    }

    private static FileChannel openLock(Path target) throws IOException {
        Path lock = target.resolveSibling("." + target.getFileName() + ".lock");
        return FileChannel.open(
                lock, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Privacy.forNewFile(lock));
    }

    /** Waits for other processes, but not for ever. The lock ends with the channel. */
    private static void lock(FileChannel channel, Path target) throws IOException {
        for (int attempt = 1; attempt <= LOCK_ATTEMPTS; attempt++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                // Another copy of this class in the JVM has it.
                pause(LOCK_PAUSE);
                continue;
            }
            pause(LOCK_PAUSE);
        }
        throw new FileSystemException(
                target.toString(), null, "another process has been writing it for half a minute; see which");
    }

    /** Waits for another process, which gives no sign when it lets go of a file. */
    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a file", e);
        }
    }

    private static void removeLeftovers(Path target) throws IOException {
        String start = "." + target.getFileName() + ".";
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(OwnerOnly.directoryOf(target), file -> isLeftover(file, start))) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isLeftover(Path file, String start) {
        String name = String.valueOf(file.getFileName());
        return (name.startsWith(start) || name.startsWith(start.substring(0, start.length() - 1) + ".bak."))
                && name.endsWith(".new");
    }

    private static void replace(Path target, byte[] content, Privacy privacy) throws IOException {
        Path written = Files.createTempFile(
                OwnerOnly.directoryOf(target), "." + target.getFileName() + ".", ".new", Privacy.forNewFile(target));
        try {
            privacy.giveTo(written);
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            privacy.restrictMode(written);
            move(written, target);
            force(OwnerOnly.directoryOf(target));
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Moves at once; where a reader holds the file open, as on Windows, tries again. */
    private static void move(Path from, Path to) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (AccessDeniedException e) {
                if (attempt == MOVE_ATTEMPTS || OwnerOnly.isPosix(to)) {
                    throw e;
                }
                pause(MOVE_PAUSE);
            }
        }
    }

    /** Makes the move itself outlast a crash, where directories can be opened. */
    private static void force(Path directory) throws IOException {
        if (OwnerOnly.isPosix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void requireHolds(Path target, byte[] content) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(target), content)) {
            throw new FileSystemException(
                    target.toString(), null, "what was written cannot be read back; see what else writes it");
        }
    }
}
