package io.github.iamkit.credentials;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that keeps an access key.
 *
 * <pre>{@code
 * CredentialFile.legacy(aws.resolve("account-key")).write(key);        // AWSAccessKeyId= and AWSSecretKey=
 * CredentialFile.profile(aws.resolve("credentials"), "david").write(key);
 * AccessKeyPair back = CredentialFile.profile(aws.resolve("credentials"), "david").read();
 * }</pre>
 *
 * <p>Writing replaces the file at once: whoever looks, also after a crash, finds the old one or the new one, whole. The
 * file is its owner's alone from the moment it exists (mode 0600 in a directory of mode 0700, or the same as an access
 * control list), links are followed to what they lead to, except those of somebody else, and writers of one file take
 * turns. When {@code write} returns, the key is on the disk and has been read back. What the file held before is kept
 * beside it, with {@code .bak} at the end of its name.
 *
 * <p>Thread-safe.
 */
public sealed interface CredentialFile permits LegacyCredentialFile, ProfileCredentialFile {
    /**
     * Returns a file in the format of the command-line tools of 2011: two lines, for one key. The console's
     * {@code rootkey.csv} has it too.
     */
    static CredentialFile legacy(Path file) {
        return new LegacyCredentialFile(Objects.requireNonNull(file, "file"), FileOptions.USUAL);
    }

    /**
     * Returns one profile of a file in the format of the AWS CLI and the SDKs. Writing leaves everything else as it is:
     * other profiles, other settings of this one, comments, blank lines, order and line endings.
     *
     * @throws IllegalArgumentException if the name has characters that the SDKs ignore profiles for
     */
    static CredentialFile profile(Path file, String name) {
        return new ProfileCredentialFile(
                Objects.requireNonNull(file, "file"), Objects.requireNonNull(name, "name"), FileOptions.USUAL);
    }

    /** Returns the same file, of which writing keeps nothing aside. */
    CredentialFile withoutBackup();

    /** Returns the same file, whose mode stays as wide as it is; a warning in the log says so. */
    CredentialFile keepingMode();

    /**
     * Writes the key, and returns when it is stored.
     *
     * @throws InvalidCredentialFileException if the file cannot hold it; the file is then what it was
     * @throws java.io.UncheckedIOException if that fails; the file is then what it was
     */
    void write(AccessKeyPair key);

    /**
     * Reads the key.
     *
     * @throws InvalidCredentialFileException if the file does not hold one
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    AccessKeyPair read();
}
