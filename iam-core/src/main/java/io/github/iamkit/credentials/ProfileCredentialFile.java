package io.github.iamkit.credentials;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** One profile of a shared credential file, edited line by line so that everything else stays as it is. */
final class ProfileCredentialFile implements CredentialFile {
    private static final String ID = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";
    private static final String TOKEN = "aws_session_token";

    private final Path file;
    private final String name;

    ProfileCredentialFile(Path file, String name) {
        boolean isKnownToSdks = !name.isEmpty() && name.chars().allMatch(ProfileCredentialFile::isNameCharacter);
        if (!isKnownToSdks) {
            throw new IllegalArgumentException("`" + name + "` cannot name a profile: the SDKs would ignore it;"
                    + " use letters, digits and _ - / . % @ : +");
        }
        this.file = file;
        this.name = name;
    }

    private static boolean isNameCharacter(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "_-/.%@:+".indexOf(c) >= 0);
    }

    @Override
    public void write(AccessKeyPair key) {
        Map<String, String> settings =
                Map.of(ID, key.accessKeyId(), SECRET, representable(key.secret().reveal()));
        OwnerOnlyFile.update(file, before -> edited(before, settings));
    }

    private String representable(String secret) {
        boolean isRepresentable = secret.equals(secret.strip())
                && secret.chars().noneMatch(c -> c == '\n' || c == '\r')
                && !secret.contains(" #")
                && !secret.contains(" ;")
                && !secret.contains("\t#")
                && !secret.contains("\t;");
        if (!isRepresentable) {
            throw new InvalidCredentialFileException(
                    file,
                    "the secret has white space at an end, a line break, or a comment sign after white space",
                    "such a value cannot be written into a profile; use the legacy format");
        }
        return secret;
    }

    private byte[] edited(Optional<byte[]> before, Map<String, String> settings) {
        String text =
                before.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
        if (text.startsWith("\uFEFF")) {
            throw new InvalidCredentialFileException(
                    file, "it starts with a byte order mark, which the SDKs refuse", "save it without one");
        }
        String after = edited(text, settings);
        Profile profile = parse(after)
                .orElseThrow(() -> new InvalidCredentialFileException(
                        file, "profile `" + name + "` could not be added", "mend the lines before it"));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (profile.property(setting.getKey())
                    .filter(setting.getValue()::equals)
                    .isEmpty()) {
                throw new InvalidCredentialFileException(
                        file,
                        "profile `" + name + "` is there more than once and another one wins",
                        "keep one of them");
            }
        }
        return after.getBytes(StandardCharsets.UTF_8);
    }

    private String edited(String text, Map<String, String> settings) {
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = lines(text);
        int header = headerOf(lines);
        if (header < 0) {
            if (!text.isEmpty() && !text.endsWith("\n")) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + lineEnd);
            }
            if (!text.isBlank()) {
                lines.add(lineEnd);
            }
            header = lines.size();
            lines.add("[" + name + "]" + lineEnd);
        }
        int end = endOfSection(lines, header);
        removeProperty(lines, header, end, TOKEN);
        int insertAt = header + 1;
        for (String property : List.of(ID, SECRET)) {
            int found = indexOf(lines, header, endOfSection(lines, header), property);
            String line = property + " = " + settings.get(property) + lineEnd;
            if (found < 0) {
                endLine(lines, insertAt - 1, lineEnd);
                lines.add(insertAt, line);
                insertAt++;
            } else {
                lines.set(found, line);
                insertAt = found + 1;
            }
        }
        return String.join("", lines);
    }

    private static void endLine(List<String> lines, int index, String lineEnd) {
        if (!lines.get(index).endsWith("\n")) {
            lines.set(index, lines.get(index) + lineEnd);
        }
    }

    /** The lines with their ends. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, next));
            start = next;
        }
        return lines;
    }

    private int headerOf(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int close = line.indexOf(']');
            if (line.startsWith("[")
                    && close > 0
                    && line.substring(1, close).strip().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static int endOfSection(List<String> lines, int header) {
        int end = header + 1;
        while (end < lines.size() && !lines.get(end).startsWith("[")) {
            end++;
        }
        return end;
    }

    private static int indexOf(List<String> lines, int header, int end, String property) {
        for (int i = header + 1; i < end; i++) {
            int equals = lines.get(i).indexOf('=');
            if (equals > 0 && lines.get(i).substring(0, equals).stripTrailing().equals(property)) {
                return i;
            }
        }
        return -1;
    }

    /** A token of temporary credentials would make the new key unusable. */
    private static void removeProperty(List<String> lines, int header, int end, String property) {
        int found = indexOf(lines, header, end, property);
        if (found >= 0) {
            lines.remove(found);
        }
    }

    @Override
    public AccessKeyPair read() {
        byte[] content = OwnerOnlyFile.read(file)
                .orElseThrow(() -> new UncheckedIOException(
                        "cannot read `" + file + "`", new NoSuchFileException(file.toString())));
        Profile profile = parse(new String(content, StandardCharsets.UTF_8))
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
    private Optional<Profile> parse(String text) {
        try {
            return ProfileFile.builder()
                    .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
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
