package io.github.iamkit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Leaves files and directories to their owner alone, by mode or, where there are none, by access control list.
 *
 * <p>Thread-safe.
 */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Whether files of this place have modes. */
    public static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Returns what something has to be created with, so that nobody else can open it at any moment. */
    public static FileAttribute<?>[] attributes(Path place, Set<PosixFilePermission> permissions) {
        return isPosix(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Returns the directory that a file lies in. */
    public static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
    }

    /** Returns the directory that a file lies in, which is made if it isn't there. */
    public static Path makeDirectoryOf(Path file) throws IOException {
        Path directory = directoryOf(file);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(directory, DIRECTORY));
            restrictList(directory);
        }
        return directory;
    }

    /** Where there are no modes, leaves the access control list with the owner alone; that ends what was inherited too. */
    public static void restrictList(Path file) throws IOException {
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
