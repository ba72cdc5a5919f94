package io.github.iamkit.credentials;

import io.github.iamkit.credentials.csv.CsvTable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file that AWS's console gave for download: {@code accessKeys.csv}, {@code credentials.csv} and their like.
 *
 * <pre>{@code
 * AccessKeyPair key = ConsoleCsv.at(downloads.resolve("david_accessKeys.csv")).key();
 * CredentialFile.profile(file, "david").write(key);
 * }</pre>
 *
 * <p>The console has changed the names and number of the columns over the years; all of them are read, with a byte order
 * mark or without. {@code rootkey.csv} is {@link CredentialFile#legacy}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ConsoleCsv {
    private static final List<String> ID = List.of("Access key ID");
    private static final List<String> SECRET = List.of("Secret access key");
    private static final List<String> USER = List.of("User name");
    private static final List<String> PASSWORD = List.of("Password", "Console password");
    private static final List<String> URL = List.of("Console login link", "Console sign-in URL");

    private final Path file;

    private ConsoleCsv(Path file) {
        this.file = file;
    }

    /** Returns the file at this place. */
    public static ConsoleCsv at(Path file) {
        return new ConsoleCsv(Objects.requireNonNull(file, "file"));
    }

    /**
     * What the file has on one user.
     *
     * <p>Immutable and thread-safe.
     *
     * @param userName the user's name, if the file has it
     * @param key the access key, if the file has one
     * @param password the password for the console, if the file has it
     * @param signInUrl where to sign in, if the file has it
     */
    public record Entry(
            Optional<String> userName,
            Optional<AccessKeyPair> key,
            Optional<Secret> password,
            Optional<String> signInUrl) {}

    /**
     * Returns the access key of a file that has exactly one.
     *
     * @throws InvalidCredentialFileException if it has none, or several
     */
    public AccessKeyPair key() {
        List<AccessKeyPair> keys =
                entries().stream().flatMap(entry -> entry.key().stream()).toList();
        if (keys.size() != 1) {
            throw new InvalidCredentialFileException(
                    file, "it has " + keys.size() + " access keys", "use entries() to choose one, or another file");
        }
        return keys.get(0);
    }

    /**
     * Returns everything in the file, a row each.
     *
     * @throws InvalidCredentialFileException if it is no file of the console
     */
    public List<Entry> entries() {
        byte[] content = OwnerOnlyFile.read(file)
                .orElseThrow(() -> new UncheckedIOException(
                        "cannot read `" + file + "`", new NoSuchFileException(file.toString())));
        CsvTable table = table(new String(content, StandardCharsets.UTF_8));
        boolean isKnown = Stream.of(ID, PASSWORD)
                .flatMap(List::stream)
                .anyMatch(name -> table.columns().stream()
                        .anyMatch(column -> column.strip().equalsIgnoreCase(name)));
        if (!isKnown) {
            throw new InvalidCredentialFileException(
                    file,
                    "its first line names neither an access key nor a password",
                    "give a file that the console made; rootkey.csv is read as a legacy file");
        }
        return IntStream.range(0, table.size())
                .mapToObj(row -> entry(table, row))
                .toList();
    }

    private CsvTable table(String text) {
        try {
            return CsvTable.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidCredentialFileException(file, "it is cut off in a quoted field", "download it again");
        }
    }

    private Entry entry(CsvTable table, int row) {
        Optional<String> id = value(table, row, ID);
        Optional<String> secret = value(table, row, SECRET);
        if (id.isPresent() != secret.isPresent()) {
            throw new InvalidCredentialFileException(
                    file, "row " + (row + 1) + " has one half of an access key", "download it again");
        }
        return new Entry(
                value(table, row, USER),
                id.map(text -> AccessKeyPair.of(text, Secret.of(secret.get()))),
                value(table, row, PASSWORD).map(Secret::of),
                value(table, row, URL));
    }

    private static Optional<String> value(CsvTable table, int row, List<String> names) {
        return names.stream()
                .flatMap(name -> table.value(row, name).stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Returns the place of the file. */
    @Override
    public String toString() {
        return "console file " + file;
    }
}
