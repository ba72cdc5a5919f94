package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The operations of the SDK on the class path that the fake lacks: exactly these, by name. */
class LackingOperationsTest {
    private static final Set<String> LACKING = Set.of();

    private final FakeIam aws = FakeIam.create();

    @Test
    void the_operations_that_the_fake_lacks_are_listed() {
        Set<String> lacking = OperationsTest.operations(IamClient.class);
        lacking.addAll(OperationsTest.operations(StsClient.class));
        lacking.removeAll(aws.operationNames());

        assertThat(lacking).containsExactlyInAnyOrderElementsOf(LACKING);
    }

    @Test
    void an_operation_that_the_fake_lacks_answers_by_name() {
        assertThat(new Signed(aws).callIam(aws.rootCredentials(), "MakeCoffee"))
                .startsWith("400 ")
                .contains("<Code>InvalidAction</Code><Message>Could not find operation MakeCoffee for version"
                        + " 2010-05-08</Message>");
    }
}
