package org.example;

import static io.github.iamkit.testkit.IamAssertions.assertThat;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeIamExtension.class)
class OnboardingTest {
    @Test
    void a_new_administrator_gets_everything_and_an_intern_nothing(FakeIam aws) {
        new Onboarding(aws.client()).run();

        assertThat(aws).hasGroup("Admin").hasUserInGroup("david", "Admin");
        assertThat(aws.policiesOf("david")).allows("ec2:RebootInstances", "*");
        assertThat(aws.policiesOf("intern")).denies("iam:CreateUser", "*");
    }
}
