package io.github.iamkit.credentials;

import io.github.iamkit.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may read what is written: the owner alone, by mode or, where there are none, by access control list. */
final class Privacy {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialFile.class);
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Optional<PosixFileAttributes> before;
    private final boolean keepsMode;

    private Privacy(Optional<PosixFileAttributes> before, boolean keepsMode) {
        this.before = before;
        this.keepsMode = keepsMode;
    }

    /** Returns what becomes of a file's owner and mode. */
    static Privacy of(Path target, FileOptions options) throws IOException {
        if (!OwnerOnly.isPosix(target) || !Files.exists(target)) {
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

    /** Returns what a file has to be created with, so that nobody else can open it at any moment. */
    static FileAttribute<?>[] forNewFile(Path place) {
        return OwnerOnly.attributes(place, FILE);
    }

    /** Gives an empty file the owner of the one that it is going to replace. */
    void giveTo(Path written) throws IOException {
        OwnerOnly.restrictList(written);
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
}
