package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A key whose value is a run of bytes.
 *
 * <pre>{@code
 * BinaryKey.of("service:digest").equalTo(digest)
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record BinaryKey(String name) implements SingleValuedKey {
    /** Refuses an empty name. */
    public BinaryKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static BinaryKey of(String name) {
        return new BinaryKey(name);
    }

    /** Is true for exactly these bytes, which are written in base64. */
    public Condition equalTo(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return Condition.of(
                Operator.of("BinaryEquals"), name, List.of(Base64.getEncoder().encodeToString(bytes)));
    }
}
