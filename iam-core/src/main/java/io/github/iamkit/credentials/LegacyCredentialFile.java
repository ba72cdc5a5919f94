package io.github.iamkit.credentials;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credential file of the command-line tools of 2011: one key, in two lines. */
final class LegacyCredentialFile implements CredentialFile {
    private static final String ID = "AWSAccessKeyId";
    private static final String SECRET = "AWSSecretKey";

    private final Path file;
    private final FileOptions options;

    LegacyCredentialFile(Path file, FileOptions options) {
        this.file = file;
        this.options = options;
    }

    @Override
    public CredentialFile withoutBackup() {
        return new LegacyCredentialFile(file, options.withoutBackup());
    }

    @Override
    public CredentialFile keepingMode() {
        return new LegacyCredentialFile(file, options.keepingMode());
    }

    @Override
    public void write(AccessKeyPair key) {
        String secret = key.secret().reveal();
        boolean isRepresentable =
                secret.equals(secret.strip()) && secret.chars().noneMatch(c -> c == '\n' || c == '\r');
        if (!isRepresentable) {
            throw new InvalidCredentialFileException(
                    file,
                    "the secret has white space at an end or a line break",
                    "such a value cannot be written here");
        }
        String text = ID + "=" + key.accessKeyId() + "\n" + SECRET + "=" + secret + "\n";
        OwnerOnlyFile.update(file, options, before -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public AccessKeyPair read() {
        byte[] content = OwnerOnlyFile.read(file)
                .orElseThrow(() -> new UncheckedIOException(
                        "cannot read `" + file + "`", new NoSuchFileException(file.toString())));
        String id = null;
        String secret = null;
        int number = 0;
        for (String line : lines(new String(content, StandardCharsets.UTF_8))) {
            number++;
            int equals = line.indexOf('=');
            String name = equals < 0 ? line.strip() : line.substring(0, equals).strip();
            if (name.isEmpty() || name.startsWith("#")) {
                continue;
            }
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            switch (name) {
                case ID -> id = once(id, value, ID, number);
                case SECRET -> secret = once(secret, value, SECRET, number);
                default ->
                    throw new InvalidCredentialFileException(
                            file,
                            "line " + number + " is neither " + ID + "= nor " + SECRET + "=",
                            "remove it, or read the file as a profile");
            }
        }
        return AccessKeyPair.of(present(id, ID), Secret.of(present(secret, SECRET)));
    }

    private static String[] lines(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return content.split("\r\n|\r|\n", -1);
    }

    private String once(@Nullable String earlier, String value, String name, int number) {
        if (earlier != null) {
            throw new InvalidCredentialFileException(file, "line " + number + " gives " + name + " again", "keep one");
        }
        return value;
    }

    private String present(@Nullable String value, String name) {
        return Optional.ofNullable(value)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        new InvalidCredentialFileException(file, "it has no " + name, "add the line " + name + "=..."));
    }

    @Override
    public String toString() {
        return "legacy credential file " + file;
    }
}
