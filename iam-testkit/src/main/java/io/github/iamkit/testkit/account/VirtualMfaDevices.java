package io.github.iamkit.testkit.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.DeleteVirtualMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDeviceTagsRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDeviceTagsResponse;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.TagMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.UntagMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.UntagMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/** The virtual devices, which exist whether anybody has them or not. */
final class VirtualMfaDevices {
    private final Account account;
    private final Table<StoredMfaDevice> devices;

    VirtualMfaDevices(Account account) {
        this.account = account;
        this.devices = account.mfaDevices();
    }

    void register(Operations operations) {
        operations.add("CreateVirtualMFADevice", CreateVirtualMfaDeviceRequest::builder, this::create);
        operations.add("DeleteVirtualMFADevice", DeleteVirtualMfaDeviceRequest::builder, this::delete);
        operations.add("ListVirtualMFADevices", ListVirtualMfaDevicesRequest::builder, this::list);
        operations.add("TagMFADevice", TagMfaDeviceRequest::builder, this::tag);
        operations.add("UntagMFADevice", UntagMfaDeviceRequest::builder, this::untag);
        operations.add("ListMFADeviceTags", ListMfaDeviceTagsRequest::builder, this::tags);
    }

    static Refusal unknown(String serialNumber) {
        return Refusal.noSuchEntity("VirtualMFADevice with serial number " + serialNumber + " doesn't exist.");
    }

    private StoredMfaDevice find(String serialNumber) {
        return devices.find(serialNumber)
                .filter(device -> device.seed().isPresent())
                .orElseThrow(() -> unknown(serialNumber));
    }

    private CreateVirtualMfaDeviceResponse create(CreateVirtualMfaDeviceRequest request) {
        String path = request.path() == null ? "/" : request.path();
        String serialNumber = account.iamArn("mfa" + path + request.virtualMFADeviceName());
        if (devices.contains(serialNumber)) {
            throw Refusal.alreadyExists("MFADevice entity at the same path and name already exists.");
        }
        account.requireRoom(Quota.VIRTUAL_MFA_DEVICES_PER_ACCOUNT, (int) devices.values().stream()
                .filter(device -> device.seed().isPresent())
                .count());
        String seed = account.ids().seed();
        StoredMfaDevice device = StoredMfaDevice.builder()
                .serialNumber(serialNumber)
                .seed(seed)
                .putAllTags(Tags.of(request.tags(), account))
                .build();
        devices.put(device);
        String uri = "otpauth://totp/Amazon%20Web%20Services:" + request.virtualMFADeviceName() + "@" + accountName()
                + "?secret=" + seed + "&issuer=Amazon%20Web%20Services";
        return CreateVirtualMfaDeviceResponse.builder()
                .virtualMFADevice(VirtualMFADevice.builder()
                        .serialNumber(serialNumber)
                        .base32StringSeed(SdkBytes.fromUtf8String(seed))
                        .qrCodePNG(SdkBytes.fromByteArray(QrCode.of(uri).png()))
                        .tags(Tags.listOrAbsent(device.tags()))
                        .build())
                .build();
    }

    private String accountName() {
        return account.aliases().values().stream().findFirst().orElse(account.id());
    }

    private DeleteVirtualMfaDeviceResponse delete(DeleteVirtualMfaDeviceRequest request) {
        StoredMfaDevice device = find(request.serialNumber());
        if (device.ownerId().isPresent()) {
            throw new Refusal("DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.");
        }
        devices.remove(device);
        return DeleteVirtualMfaDeviceResponse.builder().build();
    }

    private ListVirtualMfaDevicesResponse list(ListVirtualMfaDevicesRequest request) {
        List<StoredMfaDevice> wanted = devices.values().stream()
                .filter(device -> device.seed().isPresent() && isWanted(device, request.assignmentStatus()))
                .toList();
        Page<VirtualMFADevice> page = Page.of(
                        wanted, StoredMfaDevice::serialNumber, request.maxItems(), request.marker())
                .map(this::describe);
        return ListVirtualMfaDevicesResponse.builder()
                .virtualMFADevices(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static boolean isWanted(StoredMfaDevice device, @Nullable AssignmentStatusType status) {
        return switch (status == null ? AssignmentStatusType.ANY : status) {
            case ASSIGNED -> device.ownerId().isPresent();
            case UNASSIGNED -> device.ownerId().isEmpty();
            default -> true;
        };
    }

    private VirtualMFADevice describe(StoredMfaDevice device) {
        return VirtualMFADevice.builder()
                .serialNumber(device.serialNumber())
                .enableDate(device.enabled().orElse(null))
                .user(device.ownerId()
                        .flatMap(account::userOfId)
                        .map(user -> Users.describe(account, user))
                        .orElse(null))
                .build();
    }

    private TagMfaDeviceResponse tag(TagMfaDeviceRequest request) {
        StoredMfaDevice device = find(request.serialNumber());
        devices.put(device.withTags(Tags.with(device.tags(), request.tags(), account)));
        return TagMfaDeviceResponse.builder().build();
    }

    private UntagMfaDeviceResponse untag(UntagMfaDeviceRequest request) {
        StoredMfaDevice device = find(request.serialNumber());
        devices.put(device.withTags(Tags.without(device.tags(), request.tagKeys())));
        return UntagMfaDeviceResponse.builder().build();
    }

    private ListMfaDeviceTagsResponse tags(ListMfaDeviceTagsRequest request) {
        Page<Tag> page = Tags.page(find(request.serialNumber()), request.maxItems(), request.marker());
        return ListMfaDeviceTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
