package io.github.iamkit.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
    @Test
    void correction_is_that_of_a_published_example() {
        int[] data = {32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17};
        int[] correction = {196, 35, 39, 119, 235, 215, 231, 226, 93, 23};

        assertThat(ReedSolomon.remainder(bytes(data), correction.length)).isEqualTo(bytes(correction));
    }

    private static byte[] bytes(int[] numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 18, 100, 150, 200, 230, 231, 350, 500, 700, 850})
    void a_reader_of_others_reads_it(int length, @TempDir Path directory) throws Exception {
        String text = "otpauth://totp/".repeat(60).substring(0, length);
        Path picture = directory.resolve("code.png");
        Files.write(picture, QrCode.of(text).png());

        assumeTrue(isInstalled("zbarimg"), "zbarimg is not installed (Debian: zbar-tools); nothing was read back");
        Process reader = new ProcessBuilder("zbarimg", "-q", "--raw", "--oneshot", "-Sbinary", picture.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
