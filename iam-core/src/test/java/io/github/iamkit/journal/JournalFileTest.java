package io.github.iamkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    @TempDir
    Path home;

    private enum Event {
        ADDED
    }

    @Test
    void its_directory_is_made_for_its_owner_alone() throws Exception {
        Path directory = home.resolve("absent");

        String done = new JournalFile(directory.resolve("journal")).inTurn(() -> "done");

        assertThat(done).isEqualTo("done");
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_line_makes_the_directory_too() {
        Path file = home.resolve("absent").resolve("journal");

        new JournalFile(file).add(JournalFile.Durability.ON_DISK, Instant.EPOCH, Event.ADDED);

        assertThat(new JournalFile(file).lines()).hasSize(1);
    }

    @Test
    void a_link_leads_to_the_same_turns() throws Exception {
        Path real = Files.createDirectory(home.resolve("real"));
        Path link = Files.createSymbolicLink(home.resolve("link"), real);
        JournalFile byLink = new JournalFile(link.resolve("journal"));

        assertThat(new JournalFile(real.resolve("journal")).<String>inTurn(() -> byLink.inTurn(() -> "done")))
                .isEqualTo("done");
    }

    @Test
    void whoever_is_interrupted_is_told_so() {
        Path file = home.resolve("journal");
        JournalFile journal = new JournalFile(file);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> journal.add(JournalFile.Durability.ON_DISK, Instant.EPOCH, Event.ADDED))
                    .withMessage("interrupted while writing `" + file
                            + "`, and nothing is done without its journal; do it again");
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> journal.inTurn(() -> "done"))
                    .withMessage("interrupted while waiting for `" + file.resolveSibling("journal.lock")
                            + "`, and nothing was done; do it again");
        } finally {
            Thread.interrupted();
        }
    }
}
