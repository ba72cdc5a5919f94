package io.github.iamkit.provision;

import io.github.iamkit.credentials.Secret;
import java.util.Objects;

/**
 * What a virtual MFA device makes its codes of, which AWS tells once.
 *
 * <pre>{@code
 * iam.virtualMfaDevice("david").create(seed -> print(seed.revealQrCode()));
 * }</pre>
 *
 * <p>Only {@code reveal} and {@link #revealQrCode()} let it out.
 *
 * <p>Immutable and thread-safe.
 */
public final class VirtualMfaSeed {
    private final String serialNumber;
    private final Secret seed;
    private final byte[] qrCode;

    VirtualMfaSeed(String serialNumber, Secret seed, byte[] qrCode) {
        this.serialNumber = Objects.requireNonNull(serialNumber, "serialNumber");
        this.seed = Objects.requireNonNull(seed, "seed");
        this.qrCode = qrCode.clone();
    }

    /** Returns the device's serial number, which is an ARN. */
    public String serialNumber() {
        return serialNumber;
    }

    /** Returns the seed in Base32, hidden. */
    public Secret seed() {
        return seed;
    }

    /** Returns the seed as a picture in PNG that an application on a telephone reads. */
    public byte[] revealQrCode() {
        return qrCode.clone();
    }

    /** Returns the serial number alone. */
    @Override
    public String toString() {
        return "VirtualMfaSeed[" + serialNumber + ", " + seed + "]";
    }
}
