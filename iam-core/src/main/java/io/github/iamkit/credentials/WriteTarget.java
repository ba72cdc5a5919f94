package io.github.iamkit.credentials;

import io.github.iamkit.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/** Where a write has to go so that links stay links. */
final class WriteTarget {
    private static final int MOST_LINKS = 40;

    private WriteTarget() {}

    /** Returns the file that is to be replaced, in a directory that is there. A link of somebody else is not followed. */
    static Path of(Path file) throws IOException {
        Path current = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(current); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(file.toString(), null, "its links lead in a circle");
            }
            requireOwn(file, current);
            current = current.resolveSibling(Files.readSymbolicLink(current)).normalize();
        }
        return OwnerOnly.makeDirectoryOf(current).toRealPath().resolve(current.getFileName());
    }

    private static void requireOwn(Path file, Path link) throws IOException {
        UserPrincipal owner = Files.getOwner(link, LinkOption.NOFOLLOW_LINKS);
        boolean isOwn = user(link).map(owner::equals).orElseGet(() -> isOwnerOf(owner, OwnerOnly.directoryOf(link)));
        if (!isOwn && !owner.getName().equals("root")) {
            throw new AccessDeniedException(file.toString(), null, "it is a link that belongs to somebody else");
        }
    }

    /** Who runs this; nothing where the file system knows no such user, as in some containers. */
    private static Optional<UserPrincipal> user(Path place) {
        try {
            return Optional.of(place.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean isOwnerOf(UserPrincipal owner, Path directory) {
        try {
            return owner.equals(Files.getOwner(directory));
        } catch (IOException e) {
            return false;
        }
    }
}
