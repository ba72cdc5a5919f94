package io.github.iamkit.credentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Replaces files that nobody but their owner may read.
 *
 * <p>Thread-safe.
 */
final class OwnerOnlyFile {
    private static final String FILE_MODE = "rw-------";
    private static final String DIRECTORY_MODE = "rwx------";
    private static final int MOVE_ATTEMPTS = 5;

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
    static void update(Path file, Function<Optional<byte[]>, byte[]> change) {
        try {
            Path target = target(file);
            Path directory = directoryOf(target);
            createDirectory(directory);
            ReentrantLock turn = TURNS.computeIfAbsent(target.toAbsolutePath(), path -> new ReentrantLock());
            turn.lock();
            try (FileChannel channel = openLock(directory.resolve("." + target.getFileName() + ".lock"))) {
                channel.lock();
                Optional<byte[]> before = read(target);
                byte[] after = change.apply(before);
                if (before.isPresent()) {
                    replace(directory.resolve(target.getFileName() + ".bak"), before.get());
                }
                replace(target, after);
            } finally {
                turn.unlock();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + file + "`", e);
        }
    }

    /** Where a write has to go so that links stay links; a link that somebody else owns is not followed. */
    private static Path target(Path file) throws IOException {
        Path current = file.toAbsolutePath();
        for (int hops = 0; Files.isSymbolicLink(current); hops++) {
            if (hops > 40) {
                throw new FileSystemException(file.toString(), null, "its links lead in a circle");
            }
            UserPrincipal owner = Files.getOwner(current, LinkOption.NOFOLLOW_LINKS);
            if (!owner.equals(Files.getOwner(directoryOf(current)))) {
                throw new AccessDeniedException(file.toString(), null, "it is a link that belongs to somebody else");
            }
            current = current.resolveSibling(Files.readSymbolicLink(current)).normalize();
        }
        return current;
    }

    private static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
    }

    private static void createDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(directory, DIRECTORY_MODE));
        }
    }

    private static FileChannel openLock(Path lock) throws IOException {
        return FileChannel.open(
                lock, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(lock, FILE_MODE));
    }

    private static void replace(Path target, byte[] content) throws IOException {
        Path directory = directoryOf(target);
        Path written = Files.createTempFile(
                directory, "." + target.getFileName() + ".", ".new", attributes(target, FILE_MODE));
        try {
            restrict(written);
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(written, target);
            force(directory);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] attributes(Path place, String mode) {
        if (!isPosix(place)) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    private static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Where there are no modes, leaves the file's access control list with its owner alone. */
    private static void restrict(Path file) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (isPosix(file) || view == null) {
            return;
        }
        view.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(AclEntryPermission.values())
                .build()));
    }

    /** Moves at once; where a reader holds the file open, as on Windows, tries again. */
    private static void move(Path from, Path to) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (AtomicMoveNotSupportedException e) {
                throw e;
            } catch (AccessDeniedException e) {
                if (attempt == MOVE_ATTEMPTS) {
                    throw e;
                }
                Thread.yield();
            }
        }
    }

    /** Makes the move itself outlast a crash, where directories can be opened. */
    private static void force(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
