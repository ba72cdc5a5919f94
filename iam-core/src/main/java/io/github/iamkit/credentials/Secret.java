package io.github.iamkit.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Text that must not be shown by accident.
 *
 * <pre>{@code
 * Secret secret = Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
 * System.out.println(secret);   // Secret[hidden]
 * store(secret.reveal());
 * }</pre>
 *
 * <p>Only {@link #reveal()} gives the text out. It cannot be serialised, and comparing takes the same time whatever is in
 * it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * Hides a text.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public static Secret of(String text) {
        if (Objects.requireNonNull(text, "text").isEmpty()) {
            throw new IllegalArgumentException("the secret is empty; give the text that is to be hidden");
        }
        return new Secret(text);
    }

    /** Returns the text. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(text), bytes(secret.text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the same number for all secrets, as one made of the text would tell something about it. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /** Returns {@code Secret[hidden]}. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
