package io.github.iamkit.testkit.account;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeactivateMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.EnableMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.GetMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.GetMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.ResyncMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.ResyncMfaDeviceResponse;

/**
 * The devices whose codes users give beside their keys and passwords.
 *
 * <p>A virtual device's codes are checked, as its seed is known here. A device that is not virtual gives codes that only
 * its maker could check: two different ones are taken for its codes.
 */
final class MfaDevices {
    private final Account account;
    private final Table<StoredMfaDevice> devices;

    MfaDevices(Account account) {
        this.account = account;
        this.devices = account.mfaDevices();
    }

    void register(Operations operations) {
        operations.add("EnableMFADevice", EnableMfaDeviceRequest::builder, this::enable);
        operations.add("ResyncMFADevice", ResyncMfaDeviceRequest::builder, this::resync);
        operations.add("DeactivateMFADevice", DeactivateMfaDeviceRequest::builder, this::deactivate);
        operations.add("GetMFADevice", GetMfaDeviceRequest::builder, this::get);
        operations.add("ListMFADevices", ListMfaDevicesRequest::builder, this::list);
    }

    /** Tells whether a code is one that a user's device shows. */
    boolean accepts(StoredUser user, String serialNumber, String code) {
        return devices.find(serialNumber)
                .filter(device -> isOf(device, user))
                .filter(device -> device.seed()
                        .map(seed -> OneTimeCodes.isCurrent(
                                seed, code, account.clock().instant()))
                        .orElse(true))
                .isPresent();
    }

    /** Returns the devices that a user has. */
    static List<StoredMfaDevice> of(StoredUser user, Account account) {
        return account.mfaDevices().values().stream()
                .filter(device -> isOf(device, user))
                .toList();
    }

    private static boolean isOf(StoredMfaDevice device, StoredUser user) {
        return device.ownerId().filter(user.id()::equals).isPresent();
    }

    private EnableMfaDeviceResponse enable(EnableMfaDeviceRequest request) {
        StoredUser user = account.user(request.userName());
        StoredMfaDevice device = unassigned(request.serialNumber());
        account.requireRoom(Quota.MFA_DEVICES_PER_USER, of(user, account).size());
        requireCodes(device, request.authenticationCode1(), request.authenticationCode2());
        devices.put(device.withOwnerId(user.id()).withEnabled(account.now()));
        return EnableMfaDeviceResponse.builder().build();
    }

    private StoredMfaDevice unassigned(String serialNumber) {
        Optional<StoredMfaDevice> known = devices.find(serialNumber);
        if (known.isEmpty() && serialNumber.startsWith("arn:")) {
            throw VirtualMfaDevices.unknown(serialNumber);
        }
        StoredMfaDevice device = known.orElseGet(
                () -> StoredMfaDevice.builder().serialNumber(serialNumber).build());
        if (device.ownerId().isPresent()) {
            throw Refusal.alreadyExists("MFA Device is already in use.");
        }
        return device;
    }

    private void requireCodes(StoredMfaDevice device, String first, String second) {
        boolean areGood = device.seed()
                .map(seed -> OneTimeCodes.areConsecutive(
                        seed, first, second, account.clock().instant()))
                .orElse(!first.equals(second));
        if (!areGood) {
            throw new Refusal("InvalidAuthenticationCode", "Authentication code for device is not valid.");
        }
    }

    private ResyncMfaDeviceResponse resync(ResyncMfaDeviceRequest request) {
        StoredMfaDevice device = find(account.user(request.userName()), request.serialNumber());
        requireCodes(device, request.authenticationCode1(), request.authenticationCode2());
        return ResyncMfaDeviceResponse.builder().build();
    }

    private StoredMfaDevice find(StoredUser user, String serialNumber) {
        return devices.find(serialNumber)
                .filter(device -> isOf(device, user))
                .orElseThrow(() -> Refusal.noSuchEntity("MFA Device invalid for user."));
    }

    private DeactivateMfaDeviceResponse deactivate(Caller caller, DeactivateMfaDeviceRequest request) {
        StoredMfaDevice device = find(Users.named(account, request.userName(), caller), request.serialNumber());
        if (device.seed().isPresent()) {
            devices.put(device.withOwnerId(Optional.empty()).withEnabled(Optional.empty()));
        } else {
            devices.remove(device);
        }
        return DeactivateMfaDeviceResponse.builder().build();
    }

    private GetMfaDeviceResponse get(GetMfaDeviceRequest request) {
        StoredMfaDevice device = request.userName() == null
                ? devices.find(request.serialNumber())
                        .orElseThrow(() -> VirtualMfaDevices.unknown(request.serialNumber()))
                : find(account.user(request.userName()), request.serialNumber());
        return GetMfaDeviceResponse.builder()
                .userName(device.ownerId()
                        .flatMap(account::userOfId)
                        .map(StoredUser::name)
                        .orElse(null))
                .serialNumber(device.serialNumber())
                .enableDate(device.enabled().orElse(null))
                .build();
    }

    private ListMfaDevicesResponse list(Caller caller, ListMfaDevicesRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        Page<MFADevice> page = Page.of(
                        of(user, account), StoredMfaDevice::serialNumber, request.maxItems(), request.marker())
                .map(device -> MFADevice.builder()
                        .userName(user.name())
                        .serialNumber(device.serialNumber())
                        .enableDate(device.enabled().orElse(null))
                        .build());
        return ListMfaDevicesResponse.builder()
                .mfaDevices(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
