package io.github.iamkit.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Policies in files. */
final class PolicyFiles {
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private PolicyFiles() {}

    /** Returns a file's text; of a longer one than the limits allow no more than shows that it is too long. */
    static String text(Path file, ReadLimits limits) {
        long most = (long) limits.characters() * MOST_BYTES_A_CHARACTER + 1;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
            if (bytes.length == most) {
                throw rejected(
                        "X_LIMIT_EXCEEDED",
                        "`" + file + "` has more than " + limits.characters() + " characters",
                        "if it is a policy of yours, read its text with a higher limit");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw rejected("X_INVALID_CHARACTER", "`" + file + "` is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`", e);
        }
    }

    private static InvalidPolicyException rejected(String code, String message, String remedy) {
        return new InvalidPolicyException(List.of(Finding.builder()
                .code(code)
                .severity(Finding.Severity.ERROR)
                .pointer("")
                .message(message)
                .remedy(remedy)
                .build()));
    }
}
