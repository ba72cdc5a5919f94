package io.github.iamkit.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may read what is written: the owner alone, by mode or, where there are none, by access control list. */
final class Privacy {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialFile.class);
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final Optional<PosixFileAttributes> before;
    private final boolean keepsMode;

    private Privacy(Optional<PosixFileAttributes> before, boolean keepsMode) {
        this.before = before;
        this.keepsMode = keepsMode;
    }

    /** Returns what becomes of a file's owner and mode. */
    static Privacy of(Path target, FileOptions options) throws IOException {
        if (!isPosix(target) || !Files.exists(target)) {
            return new Privacy(Optional.empty(), options.keepsMode());
        }
        PosixFileAttributes attributes = Files.readAttributes(target, PosixFileAttributes.class);
        if (!FILE.containsAll(attributes.permissions())) {
            LOG.warn(
                    "credential file {} had mode {}, which lets others in{}",
                    target,
                    PosixFilePermissions.toString(attributes.permissions()),
                    options.keepsMode() ? "; it is kept, as asked for" : "; it is its owner's alone from here on");
        }
        return new Privacy(Optional.of(attributes), options.keepsMode());
    }

    static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Returns what a file has to be created with, so that nobody else can open it at any moment. */
    static FileAttribute<?>[] forNewFile(Path place) {
        return attributes(place, FILE);
    }

    static FileAttribute<?>[] forNewDirectory(Path place) {
        return attributes(place, DIRECTORY);
    }

    private static FileAttribute<?>[] attributes(Path place, Set<PosixFilePermission> permissions) {
        return isPosix(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    static void restrictDirectory(Path directory) throws IOException {
        restrictList(directory);
    }

    /** Gives an empty file the owner of the one that it is going to replace. */
    void giveTo(Path written) throws IOException {
        restrictList(written);
        if (before.isPresent()) {
            PosixFileAttributeView view = Files.getFileAttributeView(written, PosixFileAttributeView.class);
            PosixFileAttributes present = view.readAttributes();
            if (!present.owner().equals(before.get().owner())) {
                view.setOwner(before.get().owner());
            }
            if (!present.group().equals(before.get().group())) {
                view.setGroup(before.get().group());
            }
        }
    }

    /** Gives a written file the mode of the one that it is going to replace: narrower than usual, or wider if asked for. */
    void restrictMode(Path written) throws IOException {
        if (before.isPresent()) {
            Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            permissions.addAll(before.get().permissions());
            if (!keepsMode) {
                permissions.retainAll(FILE);
            }
            Files.setPosixFilePermissions(written, permissions);
        }
    }

    /** Where there are no modes, leaves the access control list with the owner alone; that ends what was inherited too. */
    private static void restrictList(Path file) throws IOException {
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
