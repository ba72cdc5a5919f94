package io.github.iamkit.testkit;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeIamExtension.class)
class AccessAssertTest {
    private static final String REBOOTS = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Reboots","Effect":"Allow","Action":"ec2:RebootInstances","Resource":"*"}]}
            """;

    @BeforeEach
    void somebody(FakeIam aws) {
        aws.client().createUser(request -> request.userName("david"));
    }

    @Test
    void what_is_expected_to_be_allowed_fails_with_what_did_not_match(FakeIam aws) {
        aws.client()
                .putUserPolicy(request ->
                        request.userName("david").policyName("reboots").policyDocument(REBOOTS));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(aws.policiesOf("david")).allows("ec2:StopInstances", "*"))
                .withMessage("""
                        expected user `david` to be allowed ec2:StopInstances on *, but it is IMPLICITLY_DENIED:
                        identity/0/0 Reboots: Allow did not match: action `ec2:StopInstances` against Action [ec2:RebootInstances]""".replace("\n", System.lineSeparator()));
    }

    @Test
    void somebody_without_policies_is_said_to_have_none(FakeIam aws) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(aws.policiesOf("david")).allows("ec2:StopInstances", "*"))
                .withMessage("expected user `david` to be allowed ec2:StopInstances on *, but it is IMPLICITLY_DENIED,"
                        + " as no policy speaks for it");
    }

    @Test
    void what_is_expected_to_be_denied_fails_with_what_allows_it(FakeIam aws) {
        aws.client()
                .putUserPolicy(request ->
                        request.userName("david").policyName("reboots").policyDocument(REBOOTS));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(aws.policiesOf("david")).denies("ec2:RebootInstances", "*"))
                .withMessage(String.format("expected user `david` to be denied ec2:RebootInstances on *, but it is"
                        + " allowed:%nidentity/0/0 Reboots: Allow matched"));
    }
}
