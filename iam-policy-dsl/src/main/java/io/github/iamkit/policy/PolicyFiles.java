package io.github.iamkit.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Policies in files. */
final class PolicyFiles {
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private PolicyFiles() {}

    /** Reads a file within the standard limits; an exception about what is in it names it. */
    static <D> D read(Path file, Function<String, D> parser) {
        try {
            return parser.apply(text(file, ReadLimits.standard()));
        } catch (InvalidPolicyException e) {
            throw e.in(file);
        }
    }

    /** Returns a file's text; of a longer one than the limits allow no more than shows that it is too long. */
    private static String text(Path file, ReadLimits limits) {
        long most = (long) limits.characters() * MOST_BYTES_A_CHARACTER + 1;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
            if (bytes.length == most) {
                throw rejected(
                        "X_LIMIT_EXCEEDED",
                        "the file has more than " + limits.characters() + " characters",
                        "if it is a policy of yours, read its text with a higher limit");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw rejected("X_INVALID_CHARACTER", "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`", e);
        }
    }

    /** Returns what the file of a document holds. */
    static String textOf(PolicyDocument document) {
        return document.toPrettyJson() + "\n";
    }

    /** Replaces a file's text at one stroke. */
    static void write(Path file, String text) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = Objects.requireNonNull(target.getParent(), "a file has a folder");
            Path draft = Files.createTempFile(folder, ".policy", ".tmp");
            try {
                keepPermissions(target, draft);
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + file + "`", e);
        }
    }

    /** Gives a draft the permissions of the file that it will replace, or those of any file that everyone may read. */
    private static void keepPermissions(Path target, Path draft) throws IOException {
        if (Files.getFileAttributeView(draft, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(
                    draft,
                    Files.exists(target)
                            ? Files.getPosixFilePermissions(target)
                            : PosixFilePermissions.fromString("rw-r--r--"));
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
