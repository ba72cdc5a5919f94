package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatExceptionOfType;
import static io.github.iamkit.testkit.IamAssertions.assertThatIllegalArgumentException;
import static io.github.iamkit.testkit.IamAssertions.assertThatThrownBy;

import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.IssuedLoginProfile;
import io.github.iamkit.provision.IssuedServiceCredential;
import io.github.iamkit.provision.NextSignIn;
import io.github.iamkit.provision.Outcome;
import io.github.iamkit.provision.ServiceCredential;
import io.github.iamkit.provision.UploadedCertificate;
import io.github.iamkit.provision.UploadedSshKey;
import io.github.iamkit.provision.VirtualMfaSeed;
import io.github.iamkit.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PasswordPolicyViolationException;

class CredentialsOfAUserTest extends OnEveryWire {
    private static final Secret PASSWORD = Secret.of("Correct-Horse-2026");

    private IamUser david;

    @BeforeEach
    void make_a_user() {
        david = iam.user("david").ensure();
    }

    @Test
    void a_password_that_is_there_is_never_reset() {
        assertThat(david.ensureLoginProfile(PASSWORD, NextSignIn.CHANGES_PASSWORD)
                        .outcome())
                .isEqualTo(Outcome.CREATED);
        assertThat(david.ensureLoginProfile(Secret.of("Another-One-2026")).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(david.loginProfile()).map(IssuedLoginProfile::mustChange).contains(true);
        assertThat(operations()).filteredOn("UpdateLoginProfile"::equals).isEmpty();
    }

    @Test
    void a_password_is_replaced_and_taken_away_if_asked() {
        david.ensureLoginProfile(PASSWORD);

        assertThat(david.updateLoginProfile(Secret.of("Another-One-2026")).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(david.deleteLoginProfile().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.deleteLoginProfile().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(david.loginProfile()).isEmpty();
    }

    @Test
    void a_password_against_the_rules_is_refused_without_being_shown() {
        assertThatExceptionOfType(PasswordPolicyViolationException.class)
                .isThrownBy(() -> david.ensureLoginProfile(Secret.of("weak-secret")))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("weak-secret"));
    }

    @Test
    void a_virtual_mfa_device_is_made_tied_and_untied() {
        List<VirtualMfaSeed> kept = new ArrayList<>();
        VirtualMfaSeed seed = iam.virtualMfaDevice("david").create(kept::add);
        String first = Totp.code(seed.seed(), clock.instant(), 0);
        String second = Totp.code(seed.seed(), clock.instant(), 1);

        assertThat(kept).extracting(VirtualMfaSeed::seed).containsExactly(seed.seed());
        assertThat(seed.revealQrCode()).isNotEmpty();
        assertThat(seed.toString()).doesNotContain(seed.seed().reveal());
        assertThat(david.enableMfaDevice(seed.serialNumber(), first, second).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(david.enableMfaDevice(seed.serialNumber(), first, second).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(david.mfaDevices()).containsExactly(seed.serialNumber());
        assertThat(iam.virtualMfaDevice("david").userName()).contains("david");
        david.deactivateMfaDevice(seed.serialNumber());
        assertThat(iam.virtualMfaDevice("david").userName()).isEmpty();
        assertThat(iam.virtualMfaDevice("david").delete().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(iam.virtualMfaDevice("david").exists()).isFalse();
    }

    @Test
    void a_device_whose_seed_was_not_kept_or_got_lost_is_made_again() {
        assertThatThrownBy(() -> iam.virtualMfaDevice("david").create(seed -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
        aws.faults().next("CreateVirtualMFADevice").fail(new Fault.LostResponse());

        VirtualMfaSeed seed = iam.virtualMfaDevice("david").create(kept -> {});

        assertThat(iam.virtualMfaDeviceArns()).containsExactly(seed.serialNumber());
        assertThatExceptionOfType(EntityAlreadyExistsException.class)
                .isThrownBy(() -> iam.virtualMfaDevice("david").create(kept -> {}));
    }

    @Test
    void an_ssh_key_is_uploaded_once() {
        assertThat(david.uploadSshKey(SshKeyText.RSA).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(david.uploadSshKey(SshKeyText.RSA + "\n").outcome()).isEqualTo(Outcome.UNCHANGED);

        String id = david.uploadedSshKeys().get(0).sshPublicKeyId();
        assertThat(david.sshKey(id)).startsWith("ssh-rsa AAAA");
        david.deactivateSshKey(id);
        assertThat(david.uploadedSshKeys()).extracting(UploadedSshKey::isActive).containsExactly(false);
        david.activateSshKey(id);
        assertThat(david.deleteSshKey(id).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.deleteSshKey(id).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(david.uploadedSshKeys()).isEmpty();
    }

    @Test
    void a_service_credential_is_kept_or_undone() {
        String service = "codecommit.amazonaws.com";
        List<ServiceCredential> kept = new ArrayList<>();
        assertThatThrownBy(() -> david.createServiceCredential(service, credential -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
        aws.faults().next("CreateServiceSpecificCredential").fail(new Fault.LostResponse());

        ServiceCredential git = david.createServiceCredential(service, kept::add);

        assertThat(kept).containsExactly(git);
        assertThat(git.toString()).doesNotContain(git.password().reveal());
        assertThat(david.serviceCredentials())
                .extracting(IssuedServiceCredential::credentialId)
                .containsExactly(git.credentialId());
        ServiceCredential other = david.resetServiceCredential(git.credentialId(), kept::add);
        assertThat(other.password()).isNotEqualTo(git.password());
        david.deactivateServiceCredential(git.credentialId());
        assertThat(david.serviceCredentials())
                .extracting(IssuedServiceCredential::isActive)
                .containsExactly(false);
        david.activateServiceCredential(git.credentialId());
        assertThat(david.deleteServiceCredential(git.credentialId()).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.serviceCredentials()).isEmpty();
    }

    @Test
    void a_signing_certificate_is_uploaded_once() {
        KeyedCertificate own =
                KeyedCertificate.selfSigned("CN=david").clock(clock).generate();
        aws.faults().next("UploadSigningCertificate").fail(new Fault.LostResponse());

        assertThat(david.uploadSigningCertificate(own.certificate()).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(david.uploadSigningCertificate(own.certificate()).outcome()).isEqualTo(Outcome.UNCHANGED);

        String id = david.signingCertificates().get(0).certificateId();
        david.deactivateSigningCertificate(id);
        assertThat(david.signingCertificates())
                .extracting(UploadedCertificate::isActive)
                .containsExactly(false);
        david.activateSigningCertificate(id);
        assertThat(david.deleteSigningCertificate(id).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.deleteSigningCertificate(id).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_certificate_that_aws_would_refuse_costs_no_call() {
        KeyedCertificate own =
                KeyedCertificate.selfSigned("CN=david").clock(clock).generate();
        clock.advance(Duration.ofDays(3650));
        int before = aws.calls().size();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> david.uploadSigningCertificate(own.certificate()))
                .withMessageContaining("and AWS would refuse it; make another one");
        assertThat(aws.calls()).hasSize(before);
    }

    @Test
    void a_server_certificate_is_uploaded_once_and_never_replaced() {
        KeyedCertificate shop =
                KeyedCertificate.selfSigned("CN=shop").clock(clock).generate();
        KeyedCertificate other =
                KeyedCertificate.selfSigned("CN=other").clock(clock).generate();
        aws.faults().next("UploadServerCertificate").fail(new Fault.LostResponse());

        assertThat(iam.serverCertificate("shop")
                        .withTag("team", "ops")
                        .upload(List.of(shop.certificate()), shop.privateKey())
                        .outcome())
                .isEqualTo(Outcome.CREATED);
        assertThat(iam.serverCertificate("shop")
                        .upload(List.of(shop.certificate()), shop.privateKey())
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThatThrownBy(() -> iam.serverCertificate("shop").upload(List.of(other.certificate()), other.privateKey()))
                .hasMessage("server certificate `shop` is another certificate, and AWS cannot replace one; use another"
                        + " name, or delete it first");
        assertThat(iam.serverCertificate("shop").tags()).containsEntry("team", "ops");
        assertThat(iam.serverCertificate("shop").rename("store").moveTo("/web/").arn())
                .endsWith("server-certificate/web/store");
        assertThat(iam.serverCertificate("store").delete().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(events).allSatisfy(event -> assertThat(event.toString()).doesNotContain("PRIVATE"));
    }

    @Test
    void the_owner_of_a_key_is_found() {
        String id = david.createAccessKey().accessKeyId();

        assertThat(iam.userOfAccessKey(id)).map(IamUser::name).contains("david");
        assertThat(david.accessKeyLastUsed(id)).isEmpty();
        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.user("nobody").accessKeys());
    }
}
