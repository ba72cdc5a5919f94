package io.github.iamkit.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.profiles.ProfileFile;

class CredentialFileTest {
    private static final AccessKeyPair KEY =
            AccessKeyPair.of("AKIAIOSFODNN7EXAMPLE", Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
    private static final AccessKeyPair OTHER =
            AccessKeyPair.of("AKIAI44QH8DHBEXAMPLE", Secret.of("other/secret+of=40"));

    private Path file;

    @BeforeEach
    void put_the_file_into_a_folder_that_does_not_exist(@TempDir Path home) {
        file = home.resolve(".aws").resolve("account-key");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void the_legacy_format_has_two_lines() {
        CredentialFile.legacy(file).write(KEY);

        assertThat(file)
                .hasContent(
                        "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE\nAWSSecretKey=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n");
        assertThat(CredentialFile.legacy(file).read()).isEqualTo(KEY);
    }

    @Test
    void nobody_but_the_owner_may_read_it() throws IOException {
        CredentialFile.legacy(file).write(KEY);
        CredentialFile.legacy(file).write(OTHER);

        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.resolveSibling("account-key.bak"))).isEqualTo("rw-------");
    }

    @Test
    void what_the_file_held_before_is_kept_aside() {
        CredentialFile.legacy(file).write(KEY);
        CredentialFile.legacy(file).write(OTHER);

        assertThat(CredentialFile.legacy(file).read()).isEqualTo(OTHER);
        assertThat(CredentialFile.legacy(file.resolveSibling("account-key.bak")).read())
                .isEqualTo(KEY);
    }

    @Test
    void a_link_stays_a_link() throws IOException {
        Path target = file.resolveSibling("real");
        CredentialFile.legacy(target).write(OTHER);
        Files.createSymbolicLink(file, Path.of("real"));

        CredentialFile.legacy(file).write(KEY);

        assertThat(file).isSymbolicLink();
        assertThat(CredentialFile.legacy(target).read()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE`                     | it has no AWSSecretKey; add the line AWSSecretKey=...
                    `AWSSecretKey=x`                                          | it has no AWSAccessKeyId; add the line AWSAccessKeyId=...
                    `[default]`                                               | line 1 is neither AWSAccessKeyId= nor AWSSecretKey=; remove it, or read the file as a profile
                    `AWSSecretKey=x
                    AWSSecretKey=y`                                           | line 2 gives AWSSecretKey again; keep one
                    """)
    void a_legacy_file_that_is_none_is_refused(String content, String problem) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);

        assertThatExceptionOfType(InvalidCredentialFileException.class)
                .isThrownBy(() -> CredentialFile.legacy(file).read())
                .withMessage("credential file `" + file + "`: " + problem);
    }

    @Test
    void a_missing_file_is_no_empty_one() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CredentialFile.legacy(file).read())
                .withMessage("cannot read `" + file + "`");
    }

    @Test
    void a_profile_is_edited_in_place() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                # of the team
                [default]
                aws_access_key_id = AKIADEFAULTEXAMPLE00 ; keep
                aws_secret_access_key = default/secret

                [david]
                region = eu-west-1
                aws_secret_access_key = old
                aws_session_token = old
                # last
                """);

        CredentialFile.profile(file, "david").write(KEY);

        assertThat(file).hasContent("""
                        # of the team
                        [default]
                        aws_access_key_id = AKIADEFAULTEXAMPLE00 ; keep
                        aws_secret_access_key = default/secret

                        [david]
                        aws_access_key_id = AKIAIOSFODNN7EXAMPLE
                        region = eu-west-1
                        aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
                        # last
                        """);
    }

    @Test
    void line_endings_are_kept() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[a]\r\nx = y\r\n");

        CredentialFile.profile(file, "b").write(KEY);

        assertThat(Files.readString(file))
                .startsWith("[a]\r\nx = y\r\n\r\n[b]\r\naws_access_key_id = AKIA")
                .endsWith("KEY\r\n");
    }

    @Test
    void the_sdk_reads_what_is_written() {
        CredentialFile.profile(file, "david").write(KEY);
        CredentialFile.profile(file, "alice").write(OTHER);

        ProfileFile read = ProfileFile.builder()
                .content(file)
                .type(ProfileFile.Type.CREDENTIALS)
                .build();
        assertThat(read.profile("david").orElseThrow().property("aws_secret_access_key"))
                .contains(KEY.secret().reveal());
        assertThat(CredentialFile.profile(file, "alice").read()).isEqualTo(OTHER);
    }

    @Test
    void a_name_that_the_sdks_ignore_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CredentialFile.profile(file, "david smith"))
                .withMessage("`david smith` cannot name a profile: the SDKs would ignore it;"
                        + " use letters, digits and _ - / . % @ : +");
    }

    @Test
    void writers_of_one_file_take_turns() {
        CompletableFuture<?>[] writers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> CredentialFile.profile(file, "user" + i).write(KEY)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();

        for (int i = 0; i < 20; i++) {
            assertThat(CredentialFile.profile(file, "user" + i).read()).isEqualTo(KEY);
        }
    }

    @Test
    void no_secret_is_shown_by_accident() {
        assertThat(KEY.toString()).isEqualTo("AccessKeyPair[AKIAIOSFODNN7EXAMPLE, Secret[hidden]]");
        assertThat(KEY.secret()).hasToString("Secret[hidden]").hasSameHashCodeAs(OTHER.secret());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessKeyPair.of("wJalrXUtnFEMI/K7MDENG", Secret.of("AKIAIOSFODNN7EXAMPLE")))
                .withMessageNotContaining("wJalr");
    }
}
