package io.github.iamkit.credentials;

import java.nio.file.Path;

/**
 * A credential file does not hold what was looked for, or could not hold what was to be written.
 *
 * <p>The message says the file, the line where there is one, and the remedy; never what stands in the file.
 *
 * <p>Thread-safe.
 */
public final class InvalidCredentialFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception about a file. */
    public InvalidCredentialFileException(Path file, String problem, String remedy) {
        super("credential file `" + file + "`: " + problem + "; " + remedy);
    }
}
