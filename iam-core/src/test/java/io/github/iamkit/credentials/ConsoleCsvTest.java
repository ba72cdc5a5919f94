package io.github.iamkit.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleCsvTest {
    private static final AccessKeyPair KEY = AccessKeyPair.of("AKIAIOSFODNN7EXAMPLE", Secret.of("a/b+c"));

    private Path file;

    @BeforeEach
    void choose_a_file(@TempDir Path downloads) {
        file = downloads.resolve("accessKeys.csv");
    }

    private ConsoleCsv.Entry only(String content) throws IOException {
        Files.writeString(file, content.replace("~", "\r\n"));
        return ConsoleCsv.at(file).entries().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
                    accessKeys.csv           | `Access key ID,Secret access key~AKIAIOSFODNN7EXAMPLE,a/b+c`                            | -           | -     | -
                    accessKeys.csv, marked   | `\uFEFFAccess key ID,Secret access key~AKIAIOSFODNN7EXAMPLE,a/b+c~`                     | -           | -     | -
                    new_user_credentials.csv | `User name,Password,Access key ID,Secret access key,Console login link~david,pa"ss,AKIAIOSFODNN7EXAMPLE,a/b+c,https://123456789012.signin.aws.example/console~` | david | pa"ss | https://123456789012.signin.aws.example/console
                    without a password       | `User name,Password,Access key ID,Secret access key,Console login link~david,,AKIAIOSFODNN7EXAMPLE,a/b+c,~` | david | - | -
                    credentials.csv of 2012  | `"User Name","Access Key Id","Secret Access Key"~"david","AKIAIOSFODNN7EXAMPLE","a/b+c"~` | david      | -     | -
                    a comma in a name        | `User Name,Access Key Id,Secret Access Key~"smith,david",AKIAIOSFODNN7EXAMPLE,a/b+c~~`  | smith,david | -     | -
                    other case and order     | `SECRET ACCESS KEY, access key id ~a/b+c,AKIAIOSFODNN7EXAMPLE`                          | -           | -     | -
                    """)
    void every_file_of_the_console_is_read(String name, String content, String user, String password, String url)
            throws IOException {
        ConsoleCsv.Entry entry = only(content);

        assertThat(entry.key()).contains(KEY);
        assertThat(entry.userName()).isEqualTo(Optional.ofNullable(user));
        assertThat(entry.password()).isEqualTo(Optional.ofNullable(password).map(Secret::of));
        assertThat(entry.signInUrl()).isEqualTo(Optional.ofNullable(url));
        assertThat(ConsoleCsv.at(file).key()).isEqualTo(KEY);
    }

    @Test
    void a_file_with_a_password_has_no_key() throws IOException {
        ConsoleCsv.Entry entry = only(
                "User name,Password,Console sign-in URL~david,\"a\"\"b,c\",https://123456789012.signin.aws.example~");

        assertThat(entry.key()).isEmpty();
        assertThat(entry.password()).contains(Secret.of("a\"b,c"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `Access key ID,Secret access key~`                                  | it has 0 access keys; use entries() to choose one, or another file
                    `Access key ID,Secret access key~AKIAIOSFODNN7EXAMPLE,~`            | row 1 has one half of an access key; download it again
                    `Name,Value~a,b~`                                                   | its first line names neither an access key nor a password; give a file that the console made; rootkey.csv is read as a legacy file
                    `AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE~`                              | its first line names neither an access key nor a password; give a file that the console made; rootkey.csv is read as a legacy file
                    `Access key ID,Secret access key~"AKIAIOSFODNN7EXAMPLE,a/b+c`       | it is cut off in a quoted field; download it again
                    """)
    void what_is_no_file_of_the_console_is_refused(String content, String problem) throws IOException {
        Files.writeString(file, content.replace("~", "\r\n"));

        assertThatExceptionOfType(InvalidCredentialFileException.class)
                .isThrownBy(() -> ConsoleCsv.at(file).key())
                .withMessage("credential file `" + file + "`: " + problem);
    }

    @Test
    void secrets_are_not_shown() throws IOException {
        assertThat(only("User name,Password,Access key ID,Secret access key~david,hush,AKIAIOSFODNN7EXAMPLE,a/b+c")
                        .toString())
                .doesNotContain("hush", "a/b+c");
    }
}
