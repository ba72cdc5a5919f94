package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.GetMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

class MfaDevicesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SERIAL = "arn:aws:iam::123456789012:mfa/phone";

    private final IamClient iam =
            FakeIam.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build().client();

    private List<String> codes(VirtualMFADevice device, Instant from) {
        String seed = device.base32StringSeed().asUtf8String();
        return List.of(Authenticator.code(seed, from), Authenticator.code(seed, from.plusSeconds(30)));
    }

    private VirtualMFADevice phone() {
        iam.createUser(request -> request.userName("david"));
        return iam.createVirtualMFADevice(request -> request.virtualMFADeviceName("phone"))
                .virtualMFADevice();
    }

    private String enable(List<String> codes) {
        return Refusals.of(() -> iam.enableMFADevice(request -> request.userName("david")
                .serialNumber(SERIAL)
                .authenticationCode1(codes.get(0))
                .authenticationCode2(codes.get(1))));
    }

    @Test
    void a_new_device_gives_its_seed_once() {
        VirtualMFADevice device = phone();

        assertThat(device.serialNumber()).isEqualTo(SERIAL);
        assertThat(device.base32StringSeed().asUtf8String()).matches("[A-Z2-7]{64}");
        assertThat(device.user()).isNull();
        assertThat(iam.listVirtualMFADevices().virtualMFADevices())
                .containsExactly(VirtualMFADevice.builder().serialNumber(SERIAL).build());
    }

    @Test
    void a_device_is_enabled_by_two_codes_of_its_own() {
        VirtualMFADevice device = phone();

        assertThat(enable(codes(device, NOW))).isEqualTo("not refused");

        assertThat(iam.listMFADevices(request -> request.userName("david")).mfaDevices())
                .containsExactly(MFADevice.builder()
                        .userName("david")
                        .serialNumber(SERIAL)
                        .enableDate(NOW)
                        .build());
        GetMfaDeviceResponse found = iam.getMFADevice(request -> request.serialNumber(SERIAL));
        assertThat(found.userName()).isEqualTo("david");
        assertThat(iam.listVirtualMFADevices(request -> request.assignmentStatus(AssignmentStatusType.ASSIGNED))
                        .virtualMFADevices())
                .singleElement()
                .satisfies(it -> assertThat(it.user().userName()).isEqualTo("david"));
        assertThat(iam.listVirtualMFADevices(request -> request.assignmentStatus(AssignmentStatusType.UNASSIGNED))
                        .virtualMFADevices())
                .isEmpty();
    }

    @Test
    void other_codes_do_not_enable_a_device() {
        VirtualMFADevice device = phone();
        List<String> good = codes(device, NOW);
        String refusal = "403 InvalidAuthenticationCode: Authentication code for device is not valid.";

        assertThat(enable(List.of("000000", "000000"))).isEqualTo(refusal);
        assertThat(enable(List.of(good.get(1), good.get(0)))).isEqualTo(refusal);
        assertThat(enable(codes(device, NOW.minusSeconds(3_600)))).isEqualTo(refusal);
        assertThat(enable(codes(device, NOW.minusSeconds(120)))).isEqualTo("not refused");
    }

    @Test
    void a_device_is_deactivated_before_it_is_deleted() {
        enable(codes(phone(), NOW));

        assertThat(Refusals.of(() -> iam.deleteVirtualMFADevice(request -> request.serialNumber(SERIAL))))
                .isEqualTo("409 DeleteConflict: MFA VirtualDevice in use. Must deactivate first.");
        assertThat(Refusals.of(() -> iam.deleteUser(request -> request.userName("david"))))
                .isEqualTo("409 DeleteConflict: Cannot delete entity, must delete MFA device first.");
        iam.deactivateMFADevice(request -> request.userName("david").serialNumber(SERIAL));
        iam.deleteVirtualMFADevice(request -> request.serialNumber(SERIAL));

        assertThat(Refusals.of(() -> iam.deleteVirtualMFADevice(request -> request.serialNumber(SERIAL))))
                .isEqualTo("404 NoSuchEntity: VirtualMFADevice with serial number " + SERIAL + " doesn't exist.");
    }

    @Test
    void a_device_is_one_users() {
        VirtualMFADevice device = phone();
        enable(codes(device, NOW));
        iam.createUser(request -> request.userName("eve"));

        assertThat(Refusals.of(() -> iam.deactivateMFADevice(
                        request -> request.userName("eve").serialNumber(SERIAL))))
                .isEqualTo("404 NoSuchEntity: MFA Device invalid for user.");
        assertThat(enable(codes(device, NOW))).startsWith("409 EntityAlreadyExists: ");
    }

    @Test
    void a_device_follows_a_user_who_is_renamed() {
        enable(codes(phone(), NOW));

        iam.updateUser(request -> request.userName("david").newUserName("dave"));

        assertThat(iam.listMFADevices(request -> request.userName("dave")).mfaDevices())
                .extracting(MFADevice::userName)
                .containsExactly("dave");
    }

    @Test
    void a_device_is_synchronized_by_codes_too() {
        VirtualMFADevice device = phone();
        enable(codes(device, NOW));
        List<String> good = codes(device, NOW.plusSeconds(60));

        assertThat(Refusals.of(() -> iam.resyncMFADevice(request -> request.userName("david")
                        .serialNumber(SERIAL)
                        .authenticationCode1("123456")
                        .authenticationCode2("654321"))))
                .startsWith("403 InvalidAuthenticationCode: ");
        iam.resyncMFADevice(request -> request.userName("david")
                .serialNumber(SERIAL)
                .authenticationCode1(good.get(0))
                .authenticationCode2(good.get(1)));
    }
}
