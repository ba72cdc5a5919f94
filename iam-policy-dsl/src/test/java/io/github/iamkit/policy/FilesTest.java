package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
    private static final Policy ADMIN = Policy.allow("*").on("*");

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_again() throws IOException {
        Path file = folder.resolve("admin.json");

        ADMIN.writeTo(file);

        assertThat(Policy.read(file)).isEqualTo(ADMIN);
        assertThat(Files.readString(file)).isEqualTo(ADMIN.toPrettyJson() + "\n");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void permissions_and_links_stay() throws IOException {
        Path file = Files.writeString(folder.resolve("real.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);

        ADMIN.writeTo(link);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Policy.read(file)).isEqualTo(ADMIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void a_file_that_cannot_be_written_is_named_and_nothing_is_left() throws IOException {
        Path absent = folder.resolve("absent").resolve("admin.json");

        assertThatThrownBy(() -> ADMIN.writeTo(absent))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(absent.toString());
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("file"), "");
        assertThatThrownBy(() -> ADMIN.writeTo(taken)).isInstanceOf(UncheckedIOException.class);
        assertThat(Files.list(folder)).containsExactly(taken);
    }

    @Test
    void a_folder_keeps_policies_by_name() throws IOException {
        PolicyFolder<Policy> policies = PolicyFolder.of(folder.resolve("policies"));
        assertThat(policies.names()).isEmpty();

        policies.write("Books", Policy.allow("s3:*").on("*"));
        policies.write("Admin", ADMIN);
        Files.writeString(folder.resolve("policies").resolve("README.md"), "none");

        assertThat(policies.names()).containsExactly("Admin", "Books");
        assertThat(policies.readAll()).containsEntry("Admin", ADMIN).hasSize(2);
        policies.delete("Books");
        policies.delete("Books");
        assertThat(policies.names()).containsExactly("Admin");
    }

    @Test
    void a_file_that_says_the_same_stays_as_it_is() throws IOException {
        PolicyFolder<Policy> policies = PolicyFolder.of(folder);
        policies.write("Admin", ADMIN);
        Object key = Files.readAttributes(folder.resolve("Admin.json"), BasicFileAttributes.class)
                .fileKey();

        policies.write("Admin", ADMIN);

        assertThat(Files.readAttributes(folder.resolve("Admin.json"), BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../etc", "a/b", "a b", "\u00e9", "a\u0000", "a:b"})
    void a_name_that_iam_would_refuse_is_refused(String name) {
        PolicyFolder<Policy> policies = PolicyFolder.of(folder.resolve("policies"));
        assertThatThrownBy(() -> policies.write(name, ADMIN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("policies")).doesNotExist();
    }

    @Test
    void names_differ_by_more_than_the_letter_case() {
        PolicyFolder<Policy> policies = PolicyFolder.of(folder);
        policies.write("Admin", ADMIN);

        assertThatThrownBy(() -> policies.write("ADMIN", ADMIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`Admin`");
    }

    @Test
    void a_policy_that_cannot_be_read_is_named() throws IOException {
        Path broken = Files.writeString(folder.resolve("Broken.json"), "{}");

        assertThatThrownBy(() -> PolicyFolder.of(folder).readAll())
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageStartingWith("policy rejected in `" + broken + "`");
    }
}
