package io.github.iamkit.provision;

import io.github.iamkit.credentials.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/**
 * A virtual MFA device: a seed of codes that an application keeps.
 *
 * <pre>{@code
 * VirtualMfaSeed seed = iam.virtualMfaDevice("david").create(vault::keep);
 * iam.user("david").enableMfaDevice(seed.serialNumber(), "123456", "654321");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamVirtualMfaDevice extends IamTaggedResource<IamVirtualMfaDevice> {
    private final @Nullable String path;

    IamVirtualMfaDevice(Connection connection, String name, @Nullable String path, Done done) {
        super(connection, "virtual MFA device", name, done);
        this.path = path;
    }

    @Override
    IamVirtualMfaDevice with(Done done) {
        return new IamVirtualMfaDevice(connection(), name(), path, done);
    }

    /** Tells whether a serial number is that of a virtual device. */
    static boolean isVirtual(String serialNumber) {
        return serialNumber.startsWith("arn:") && serialNumber.contains(":mfa/");
    }

    static String path(String serialNumber) {
        return serialNumber.substring(
                serialNumber.indexOf(":mfa") + ":mfa".length(), serialNumber.lastIndexOf('/') + 1);
    }

    /** Returns the serial numbers of the virtual devices that are nobody's. */
    static Stream<String> untied(IamClient client) {
        return client
                .listVirtualMFADevicesPaginator(request -> request.assignmentStatus(AssignmentStatusType.UNASSIGNED))
                .virtualMFADevices()
                .stream()
                .map(VirtualMFADevice::serialNumber);
    }

    /**
     * Makes the device and hands its seed to a store, which has stored it when it returns; if it throws, the device is
     * deleted again.
     *
     * @throws software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException if there is one of that name, whose
     *     seed nobody can read again
     */
    public VirtualMfaSeed create(Consumer<VirtualMfaSeed> store) {
        Objects.requireNonNull(store, "store");
        return seed(
                new OrphanSafeCreation<>(connection(), new OfThisName()).create(device -> store.accept(seed(device))));
    }

    private final class OfThisName implements ToldOnce<VirtualMFADevice> {
        @Override
        public String what() {
            return IamVirtualMfaDevice.this.what();
        }

        /** AWS does not tell when one was made. */
        @Override
        public Map<String, Instant> present() {
            return mine().collect(Collectors.toMap(VirtualMFADevice::serialNumber, device -> Instant.MIN));
        }

        @Override
        public VirtualMFADevice make() {
            return connection()
                    .client()
                    .createVirtualMFADevice(
                            request -> request.virtualMFADeviceName(name()).path(path))
                    .virtualMFADevice();
        }

        @Override
        public String id(VirtualMFADevice made) {
            return made.serialNumber();
        }

        /** Tying it to somebody takes two codes. */
        @Override
        public boolean isUsed(String id) {
            return mine().anyMatch(device -> device.serialNumber().equals(id) && device.user() != null);
        }

        @Override
        public void delete(String id) {
            discard(id);
        }
    }

    private static VirtualMfaSeed seed(VirtualMFADevice device) {
        Secret seed = Secret.of(device.base32StringSeed().asString(StandardCharsets.US_ASCII));
        byte[] picture =
                device.qrCodePNG() == null ? new byte[0] : device.qrCodePNG().asByteArray();
        return new VirtualMfaSeed(device.serialNumber(), seed, picture);
    }

    private Stream<VirtualMFADevice> mine() {
        return connection().client().listVirtualMFADevicesPaginator().virtualMFADevices().stream()
                .filter(device -> isMine(device.serialNumber()));
    }

    private boolean isMine(String serialNumber) {
        return path == null ? serialNumber.endsWith("/" + name()) : serialNumber.endsWith(":mfa" + path + name());
    }

    private VirtualMFADevice get() {
        return mine().findFirst()
                .orElseThrow(() -> NoSuchEntityException.builder()
                        .message("no virtual MFA device of this account has the name " + name())
                        .build());
    }

    private void discard(String serialNumber) {
        connection().client().deleteVirtualMFADevice(request -> request.serialNumber(serialNumber));
    }

    @Override
    public boolean exists() {
        return mine().findAny().isPresent();
    }

    /** Returns its serial number, which is its ARN. */
    @Override
    public String arn() {
        return get().serialNumber();
    }

    /** Returns the name of the user that it is tied to, if it is. */
    public Optional<String> userName() {
        return Optional.ofNullable(get().user()).map(User::userName);
    }

    @Override
    TagCalls tagCalls() {
        return TagCallsOf.mfaDevice(connection().client(), arn());
    }

    @Override
    void listParts(Deletion.Parts parts) {
        VirtualMFADevice device = get();
        String serialNumber = device.serialNumber();
        requireOwned(path(serialNumber), device.tags());
        Optional.ofNullable(device.user())
                .map(User::userName)
                .ifPresent(user -> parts.add(
                        "DeactivateMFADevice",
                        user,
                        () -> connection()
                                .client()
                                .deactivateMFADevice(
                                        request -> request.userName(user).serialNumber(serialNumber))));
        parts.add("DeleteVirtualMFADevice", serialNumber, () -> discard(serialNumber));
    }
}
