package org.example;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatThrownBy;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.util.VersionInfo;

@ExtendWith(FakeIamExtension.class)
class NewerOperationTest {
    @Test
    void the_sdk_is_the_applications_own() {
        assertThat(VersionInfo.SDK_VERSION).isEqualTo("2.57.8");
    }

    @Test
    void an_operation_that_the_fake_lacks_answers_by_name(FakeIam aws) {
        assertThatThrownBy(() -> aws.client().getAccountProperties(request -> {}))
                .hasMessageStartingWith("Could not find operation GetAccountProperties for version 2010-05-08");
    }
}
