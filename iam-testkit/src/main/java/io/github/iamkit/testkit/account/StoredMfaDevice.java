package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A device for codes: a virtual one, whose seed is known, or one that somebody holds in their hand. */
@Value.Immutable
interface StoredMfaDevice extends Tagged, WithStoredMfaDevice {
    /** Returns a builder. */
    static ImmutableStoredMfaDevice.Builder builder() {
        return ImmutableStoredMfaDevice.builder();
    }

    /** The ARN of a virtual device, else what is printed on it. */
    String serialNumber();

    /** The bytes from which codes are made, in base 32; nothing if the device is not virtual. */
    @Value.Redacted
    Optional<String> seed();

    /** The id of the user who has it. */
    Optional<String> ownerId();

    Optional<Instant> enabled();

    @Override
    Map<String, String> tags();
}
