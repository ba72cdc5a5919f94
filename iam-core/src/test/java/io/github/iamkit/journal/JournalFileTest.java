package io.github.iamkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    @TempDir
    Path home;

    private enum Event {
        ADDED
    }

    @Test
    void of_those_who_write_at_once_nobody_overwrites_another_ones_line() throws Exception {
        Path file = home.resolve("journal");
        CyclicBarrier start = new CyclicBarrier(2);

        try (URLClassLoader one = classes();
                URLClassLoader two = classes()) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(appender(one, file, "one", start));
            CompletableFuture<Void> second = CompletableFuture.runAsync(appender(two, file, "two", start));
            first.join();
            second.join();
        }

        assertThat(new JournalFile(file).lines()).hasSize(2 * Appender.LINES);
    }

    private static Runnable appender(ClassLoader classes, Path file, String name, CyclicBarrier start)
            throws ReflectiveOperationException {
        return (Runnable) classes.loadClass(Appender.class.getName())
                .getConstructor(Path.class, String.class, CyclicBarrier.class)
                .newInstance(file, name, start);
    }

    /** The tests run in a patched module, whose parts another copy takes from its class path. */
    private static URLClassLoader classes() throws Exception {
        List<URL> places = new ArrayList<>();
        places.add(Path.of("target", "test-classes").toUri().toURL());
        places.add(Path.of("target", "classes").toUri().toURL());
        String path = System.getProperty("java.class.path", "")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", "");
        for (String place : path.split(File.pathSeparator)) {
            places.add(Path.of(place).toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
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
