package io.github.iamkit.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A folder of policies, one file each, to be kept under version control.
 *
 * <pre>{@code
 * PolicyFolder<Policy> folder = PolicyFolder.of(Path.of("policies"));
 * folder.write("Admin", Policy.allow("*").on("*"));      // policies/Admin.json
 * Map<String, Policy> all = folder.readAll();
 * }</pre>
 *
 * <p>A policy is in the file of its name with {@code .json} at the end, as {@link PolicyDocument#toPrettyJson()} writes it: a
 * value stands on the same line whatever else changes. Other files are left alone. Names are those that IAM takes for a
 * policy: 1 to 128 letters, digits and {@code +=,.@-_}, and different whatever the letter case. Instances hold no
 * state; threads that write different policies do not disturb each other.
 *
 * @param <D> the kind of document in it
 */
public final class PolicyFolder<D extends PolicyDocument> {
    private static final String EXTENSION = ".json";
    private static final int LONGEST_NAME = 128;
    private static final String NAME_MARKS = "+=,.@-_";

    private final Path path;
    private final Function<Path, D> reader;

    private PolicyFolder(Path path, Function<Path, D> reader) {
        this.path = Objects.requireNonNull(path, "path");
        this.reader = reader;
    }

    /** Returns a folder of identity policies; it need not exist before something is written. */
    public static PolicyFolder<Policy> of(Path path) {
        return new PolicyFolder<>(path, Policy::read);
    }

    /** Returns a folder of trust policies; it need not exist before something is written. */
    public static PolicyFolder<TrustPolicy> ofTrust(Path path) {
        return new PolicyFolder<>(path, TrustPolicy::read);
    }

    /** Returns a folder of resource policies; it need not exist before something is written. */
    public static PolicyFolder<ResourcePolicy> ofResource(Path path) {
        return new PolicyFolder<>(path, ResourcePolicy::read);
    }

    /**
     * Returns the names of the policies in alphabetical order; none for a folder that does not exist.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public List<String> names() {
        if (Files.notExists(path)) {
            return List.of();
        }
        Collection<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, PolicyFolder::isPolicy)) {
            for (Path file : files) {
                names.add(nameOf(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder `" + path + "`", e);
        }
        return List.copyOf(names);
    }

    /**
     * Reads one policy.
     *
     * @throws InvalidPolicyException if what is in its file is no such policy
     * @throws UncheckedIOException if there is no file of that name, or it cannot be read
     */
    public D read(String name) {
        return reader.apply(file(name));
    }

    /**
     * Reads all policies, by name in alphabetical order.
     *
     * @throws InvalidPolicyException if one is no such policy; the message names its file
     * @throws UncheckedIOException if one cannot be read
     */
    public Map<String, D> readAll() {
        Map<String, D> all = new LinkedHashMap<>();
        for (String name : names()) {
            all.put(name, read(name));
        }
        return all;
    }

    /**
     * Writes one policy at one stroke, and makes the folder if there is none. A file that says the same already is left as it is.
     *
     * @throws IllegalArgumentException if the name is none for a policy, or differs in letter case alone from another there
     * @throws UncheckedIOException if it cannot be written; what was there is then as it was
     */
    public void write(String name, D policy) {
        Path file = file(name);
        names().stream()
                .filter(other -> other.equalsIgnoreCase(name) && !other.equals(name))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException("the folder has a policy `" + other
                            + "` already, and IAM takes `" + name + "` for the same name; use the name that is there");
                });
        try {
            Files.createDirectories(path);
            String text = PolicyFiles.textOf(policy);
            if (Files.notExists(file) || !Files.readString(file).equals(text)) {
                PolicyFiles.write(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + file + "`", e);
        }
    }

    /**
     * Deletes one policy, if it is there.
     *
     * @throws UncheckedIOException if its file cannot be deleted
     */
    public void delete(String name) {
        Path file = file(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete `" + file + "`", e);
        }
    }

    private Path file(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("`" + name + "` is no name of a policy; IAM takes 1 to " + LONGEST_NAME
                    + " letters, digits and " + NAME_MARKS);
        }
        return path.resolve(name + EXTENSION);
    }

    private static boolean isPolicy(Path file) {
        return file.toString().endsWith(EXTENSION) && Files.isRegularFile(file) && isName(nameOf(file));
    }

    private static String nameOf(Path file) {
        String text =
                Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
        return text.substring(0, text.length() - EXTENSION.length());
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> c < 0x7f && Character.isLetterOrDigit(c) || NAME_MARKS.indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return "PolicyFolder[" + path + "]";
    }
}
