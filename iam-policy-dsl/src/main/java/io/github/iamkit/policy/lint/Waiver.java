package io.github.iamkit.policy.lint;

import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An exception from a rule, with the reason for it: its findings are not reported where the waiver holds.
 *
 * <pre>{@code
 * Linter linter = Linter.standard().waive(Waiver.of("PASS_ROLE_WITH_STAR_IN_RESOURCE")
 *     .sid("PassAnyRole")
 *     .because("the pipeline's roles are not known beforehand; OPS-812")
 *     .until(LocalDate.of(2027, 6, 30))
 *     .build());
 * }</pre>
 *
 * <p>Without Sid and path it holds for the whole document. It ends with its last day, and the findings come back.
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
public interface Waiver {
    /** Returns the code of the findings. */
    String code();

    /** Returns why they are accepted. */
    String because();

    /** Returns the Sid of the statement it is about; the document if there is none. */
    Optional<String> sid();

    /** Returns the JSON pointer to the place it is about, with everything in that place. */
    Optional<String> path();

    /** Returns the last day on which it holds; it holds for good if there is none. */
    Optional<LocalDate> until();

    /** Refuses a waiver without a reason. */
    @Value.Check
    default void check() {
        if (because().isBlank()) {
            throw new IllegalArgumentException(
                    "the waiver of `" + code() + "` gives no reason; say why it is accepted");
        }
    }

    /** Returns a builder of waivers of a code; say why with {@code because}. */
    static Builder of(String code) {
        Builder builder = new Builder();
        builder.code(code);
        return builder;
    }

    /** Builds a {@link Waiver}; {@code because} is required. */
    final class Builder extends ImmutableWaiver.Builder {
        Builder() {}
    }
}
