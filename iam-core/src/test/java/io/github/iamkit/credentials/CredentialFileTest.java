package io.github.iamkit.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    the form that was there stays          | `[david]~aws_access_key_id=old~aws_secret_access_key=  old~`            | `[david]~aws_access_key_id=ID~aws_secret_access_key=  SECRET~`
                    a comment after a value stays          | `[david]~aws_access_key_id = old ; mine~aws_secret_access_key = o # s~` | `[david]~aws_access_key_id = ID ; mine~aws_secret_access_key = SECRET # s~`
                    a comment sign inside is a value       | `[david]~aws_access_key_id = a#b;c~`                                    | `[david]~aws_access_key_id = ID~aws_secret_access_key = SECRET~`
                    a value that goes on goes away         | `[david]~aws_secret_access_key = a~  b~region = x~`                     | `[david]~aws_access_key_id = ID~aws_secret_access_key = SECRET~region = x~`
                    the last of two is the one that counts | `[david]~aws_access_key_id = a~aws_access_key_id = b~`                  | `[david]~aws_access_key_id = a~aws_access_key_id = ID~aws_secret_access_key = SECRET~`
                    a profile in two parts                 | `[david]~aws_access_key_id = a~[b]~[david]~aws_secret_access_key = x~`  | `[david]~aws_access_key_id = ID~[b]~[david]~aws_secret_access_key = SECRET~`
                    all tokens go                          | `[david]~aws_session_token = a~[b]~[david]~aws_session_token = x~ y~`   | `[david]~aws_access_key_id = ID~aws_secret_access_key = SECRET~[b]~[david]~`
                    nested settings stay                   | `[david]~s3 =~  aws_access_key_id = 1~`                                 | `[david]~aws_access_key_id = ID~aws_secret_access_key = SECRET~s3 =~  aws_access_key_id = 1~`
                    a header with spaces and a comment     | `[ david ]# me~`                                                        | `[ david ]# me~aws_access_key_id = ID~aws_secret_access_key = SECRET~`
                    no line end at the end                 | `[david]~region = x`                                                    | `[david]~aws_access_key_id = ID~aws_secret_access_key = SECRET~region = x`
                    a header and no more                   | `[david]`                                                               | `[david]~aws_access_key_id = ID~aws_secret_access_key = SECRET~`
                    another spelling is another setting    | `[david]~AWS_ACCESS_KEY_ID = a~`                                        | `[david]~aws_access_key_id = ID~aws_secret_access_key = SECRET~AWS_ACCESS_KEY_ID = a~`
                    another profile that starts so         | `[davids]~aws_access_key_id = a~`                                       | `[davids]~aws_access_key_id = a~~[david]~aws_access_key_id = ID~aws_secret_access_key = SECRET~`
                    """)
    void only_the_key_of_the_profile_changes(String rule, String before, String after) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, before.replace('~', '\n'));

        CredentialFile.profile(file, "david").write(KEY);

        assertThat(Files.readString(file))
                .as(rule)
                .isEqualTo(after.replace('~', '\n')
                        .replace("ID", KEY.accessKeyId())
                        .replace(KEY.accessKeyId() + " = a", "ID = a")
                        .replace("SECRET", KEY.secret().reveal()));
        assertThat(CredentialFile.profile(file, "david").read()).isEqualTo(KEY);
    }

    @Test
    void bytes_that_are_no_text_go_through_unharmed() throws IOException {
        Files.createDirectories(file.getParent());
        byte[] latin = "# M\u00fcller\n[a]\nx = y\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin);

        CredentialFile.profile(file, "david").write(KEY);

        assertThat(Files.readAllBytes(file)).startsWith(latin);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `\uFEFF[david]~`      | it starts with a byte order mark, which the SDKs refuse; save it without one
                    `[david~`             | the SDK cannot read it as profiles; mend what is neither a comment, [name] nor name = value
                    `[david]~region~`     | the SDK cannot read it as profiles; mend what is neither a comment, [name] nor name = value
                    `AWSAccessKeyId=x~`   | the SDK cannot read it as profiles; mend what is neither a comment, [name] nor name = value
                    """)
    void a_file_that_the_sdk_refuses_is_left_alone(String content, String problem) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content.replace('~', '\n'));

        assertThatExceptionOfType(InvalidCredentialFileException.class)
                .isThrownBy(() -> CredentialFile.profile(file, "david").write(KEY))
                .withMessage("credential file `" + file + "`: " + problem);
        assertThat(file).hasContent(content.replace('~', '\n'));
        assertThat(file.resolveSibling("account-key.bak")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", "a\nb", "a\rb", "a #b", "a ;b", "#a", ";a", "\u00fc", "a\tb"})
    void a_secret_that_no_profile_can_hold_is_refused(String secret) {
        AccessKeyPair key = AccessKeyPair.of("AKIAIOSFODNN7EXAMPLE", Secret.of(secret));

        assertThatExceptionOfType(InvalidCredentialFileException.class)
                .isThrownBy(() -> CredentialFile.profile(file, "david").write(key))
                .withMessage(
                        "credential file `" + file + "`: the secret has white space at an end, a line break, a comment"
                                + " sign after white space, or what is not ASCII; such a value cannot be written into a profile;"
                                + " use the legacy format");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_legacy_file_holds_no_line_break() {
        AccessKeyPair key = AccessKeyPair.of("AKIAIOSFODNN7EXAMPLE", Secret.of("a\nAWSSecretKey=b"));

        assertThatExceptionOfType(InvalidCredentialFileException.class)
                .isThrownBy(() -> CredentialFile.legacy(file).write(key))
                .withMessage(
                        "credential file `" + file
                                + "`: the secret has white space at an end or a line break; such a value cannot be written here");
    }

    @Test
    void a_root_key_of_the_console_is_read_with_its_byte_order_mark() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "\uFEFFAWSAccessKeyId=AKIAIOSFODNN7EXAMPLE\r\nAWSSecretKey=abc\r\n");

        assertThat(CredentialFile.legacy(file).read())
                .isEqualTo(AccessKeyPair.of("AKIAIOSFODNN7EXAMPLE", Secret.of("abc")));
    }

    @Test
    void a_file_that_was_too_wide_is_narrowed() throws IOException {
        CredentialFile.legacy(file).write(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        CredentialFile.legacy(file).write(OTHER);

        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.resolveSibling("account-key.bak"))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "r--------"})
    void a_mode_is_kept_where_that_is_asked_for_or_narrower(String mode) throws IOException {
        CredentialFile.legacy(file).write(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        CredentialFile.legacy(file).keepingMode().write(OTHER);

        assertThat(mode(file)).isEqualTo(mode);
    }

    @Test
    void a_narrower_mode_stays() throws IOException {
        CredentialFile.legacy(file).write(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

        CredentialFile.legacy(file).write(OTHER);

        assertThat(mode(file)).isEqualTo("r--------");
    }

    @Test
    void nothing_is_kept_aside_if_not_wanted() {
        CredentialFile.legacy(file).write(KEY);
        CredentialFile.profile(file.resolveSibling("credentials"), "a").write(KEY);

        CredentialFile.legacy(file).withoutBackup().write(OTHER);
        CredentialFile.profile(file.resolveSibling("credentials"), "a")
                .withoutBackup()
                .write(OTHER);

        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.bak");
    }

    @Test
    void what_a_killed_writer_left_is_cleared_away() throws IOException {
        CredentialFile.legacy(file).write(KEY);
        Path leftover = Files.writeString(file.resolveSibling(".account-key.123.new"), "half a se");
        Path ofAnother = Files.writeString(file.resolveSibling(".account-key2.123.new"), "half a se");

        CredentialFile.legacy(file).write(OTHER);

        assertThat(leftover).doesNotExist();
        assertThat(ofAnother).exists();
    }

    @Test
    void a_link_of_somebody_else_is_not_followed() throws IOException {
        Path target = file.resolveSibling("real");
        CredentialFile.legacy(target).write(OTHER);
        Files.createSymbolicLink(file, Path.of("real"));
        UserPrincipal nobody = nobody();
        Files.getFileAttributeView(file, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setOwner(nobody);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CredentialFile.legacy(file).write(KEY))
                .withMessage("cannot write `" + file + "`")
                .withStackTraceContaining("it is a link that belongs to somebody else");
        assertThat(CredentialFile.legacy(target).read()).isEqualTo(OTHER);
    }

    /** Only root can give a link away. */
    private UserPrincipal nobody() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        return file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    }

    @Test
    void a_file_stays_its_owners_also_if_root_writes_it() throws IOException {
        CredentialFile.legacy(file).write(OTHER);
        UserPrincipal nobody = nobody();
        Files.setOwner(file, nobody);

        CredentialFile.legacy(file).write(KEY);

        assertThat(Files.getOwner(file)).isEqualTo(nobody);
    }

    @Test
    void links_that_lead_in_a_circle_are_refused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of("other"));
        Files.createSymbolicLink(file.resolveSibling("other"), file.getFileName());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CredentialFile.legacy(file).write(KEY))
                .withStackTraceContaining("its links lead in a circle");
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
