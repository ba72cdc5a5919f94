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

    LegacyCredentialFile(Path file) {
        this.file = file;
    }

    @Override
    public void write(AccessKeyPair key) {
        String text = ID + "=" + key.accessKeyId() + "\n" + SECRET + "="
                + key.secret().reveal() + "\n";
        OwnerOnlyFile.update(file, before -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public AccessKeyPair read() {
        byte[] content = OwnerOnlyFile.read(file)
                .orElseThrow(() -> new UncheckedIOException(
                        "cannot read `" + file + "`", new NoSuchFileException(file.toString())));
        String id = null;
        String secret = null;
        int number = 0;
        for (String line : new String(content, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1)) {
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
