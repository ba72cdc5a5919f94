package io.github.iamkit.certs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

/** Writes files that nobody but their owner may read, at once. */
final class OwnerOnlyFiles {
    private OwnerOnlyFiles() {}

    /** Refuses a file that is there already. */
    static void requireAbsent(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw isThere(file);
        }
    }

    private static FileAlreadyExistsException isThere(Path file) {
        return new FileAlreadyExistsException(
                file.toString(),
                null,
                "it is there already, and what it holds would be lost; move it away, or call replacing()");
    }

    /** Writes a file that is not there; of several writers at one time, one wins and the others are refused. */
    static void create(Path file, byte[] content) throws IOException {
        write(file, content, OwnerOnlyFiles::place);
    }

    /** Writes a file in place of the one that may be there. */
    static void replace(Path file, byte[] content) throws IOException {
        write(file, content, OwnerOnlyFiles::move);
    }

    /** How a file that is written gets its name. */
    private interface Naming {
        void name(Path written, Path target) throws IOException;
    }

    private static void write(Path file, byte[] content, Naming naming) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode(file, "rwx------"));
        }
        Path written = Files.createTempFile(directory, "." + file.getFileName() + ".", ".new", mode(file, "rw-------"));
        try {
            restrict(written);
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            naming.name(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** A link fails if the name is taken, where a move would take it. */
    private static void place(Path written, Path target) throws IOException {
        try {
            Files.createLink(target, written);
        } catch (FileAlreadyExistsException e) {
            throw isThere(target);
        } catch (UnsupportedOperationException e) {
            Files.move(written, target);
        }
    }

    private static void move(Path written, Path target) throws IOException {
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] mode(Path place, String mode) {
        return isPosix(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
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
}
