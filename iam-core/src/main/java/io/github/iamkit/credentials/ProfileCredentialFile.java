package io.github.iamkit.credentials;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** One profile of a shared credential file, edited in place. */
final class ProfileCredentialFile implements CredentialFile {
    private static final String ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";

    /** A token of temporary credentials would make the new key unusable. */
    private static final String TOKEN = "aws_session_token";

    private final Path file;
    private final String name;
    private final FileOptions options;

    ProfileCredentialFile(Path file, String name, FileOptions options) {
        boolean isKnownToSdks = !name.isEmpty() && name.chars().allMatch(ProfileCredentialFile::isNameCharacter);
        if (!isKnownToSdks) {
            throw new IllegalArgumentException("`" + name + "` cannot name a profile: the SDKs would ignore it;"
                    + " use letters, digits and _ - / . % @ : +");
        }
        this.file = file;
        this.name = name;
        this.options = options;
    }

    private static boolean isNameCharacter(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "_-/.%@:+".indexOf(c) >= 0);
    }

    @Override
    public CredentialFile withoutBackup() {
        return new ProfileCredentialFile(file, name, options.withoutBackup());
    }

    @Override
    public CredentialFile keepingMode() {
        return new ProfileCredentialFile(file, name, options.keepingMode());
    }

    @Override
    public void write(AccessKeyPair key) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(ID, key.accessKeyId());
        settings.put(SECRET, representable(key.secret().reveal()));
        OwnerOnlyFile.update(file, options, before -> edited(before.orElse(new byte[0]), settings));
    }

    private String representable(String secret) {
        boolean isRepresentable = secret.equals(secret.strip())
                && secret.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                && !secret.startsWith("#")
                && !secret.startsWith(";")
                && !secret.contains(" #")
                && !secret.contains(" ;");
        if (!isRepresentable) {
            throw new InvalidCredentialFileException(
                    file,
                    "the secret has white space at an end, a line break, a comment sign after white space,"
                            + " or what is not ASCII",
                    "such a value cannot be written into a profile; use the legacy format");
        }
        return secret;
    }

    /** Every byte is a character here, so that whatever others wrote goes through unharmed. */
    private byte[] edited(byte[] before, Map<String, String> settings) {
        String text = new String(before, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00EF\u00BB\u00BF")) {
            throw new InvalidCredentialFileException(
                    file, "it starts with a byte order mark, which the SDKs refuse", "save it without one");
        }
        parse(before);
        ProfileText lines = new ProfileText(text, name);
        lines.put(settings, List.of(TOKEN));
        byte[] after = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
        requireReadsBack(after, settings);
        return after;
    }

    private void requireReadsBack(byte[] after, Map<String, String> settings) {
        Optional<Profile> profile = parse(after);
        boolean isThere = profile.isPresent()
                && settings.entrySet().stream()
                        .allMatch(setting -> profile.get()
                                .property(setting.getKey())
                                .filter(setting.getValue()::equals)
                                .isPresent())
                && profile.get().property(TOKEN).isEmpty();
        if (!isThere) {
            throw new InvalidCredentialFileException(
                    file,
                    "the SDK would not read the key from profile `" + name + "`",
                    "see what is around that profile, and mend it");
        }
    }

    @Override
    public AccessKeyPair read() {
        byte[] content = OwnerOnlyFile.read(file)
                .orElseThrow(() -> new UncheckedIOException(
                        "cannot read `" + file + "`", new NoSuchFileException(file.toString())));
        Profile profile = parse(content)
                .orElseThrow(() -> new InvalidCredentialFileException(
                        file, "it has no profile `" + name + "`", "check the name in brackets"));
        return AccessKeyPair.of(property(profile, ID), Secret.of(property(profile, SECRET)));
    }

    private String property(Profile profile, String property) {
        return profile.property(property)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new InvalidCredentialFileException(
                        file, "profile `" + name + "` has no " + property, "add it"));
    }

    /** Reads a text as the SDK would, which is who has to understand it in the end. */
    private Optional<Profile> parse(byte[] text) {
        try {
            return ProfileFile.builder()
                    .content(new ByteArrayInputStream(text))
                    .type(ProfileFile.Type.CREDENTIALS)
                    .build()
                    .profile(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidCredentialFileException(
                    file,
                    "the SDK cannot read it as profiles",
                    "mend what is neither a comment, [name] nor name = value");
        }
    }

    @Override
    public String toString() {
        return "profile " + name + " of " + file;
    }
}
