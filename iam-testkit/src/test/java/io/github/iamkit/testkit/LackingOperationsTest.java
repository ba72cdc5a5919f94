package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        iam | Action=ListUsers                            | ListUsers for version NO_VERSION_SPECIFIED
        iam | Action=ListUsers&Version=2011-06-15         | ListUsers for version 2011-06-15
        iam | Action=ListUsers&Version=2010-05-09         | ListUsers for version 2010-05-09
        sts | Action=GetCallerIdentity                    | GetCallerIdentity for version NO_VERSION_SPECIFIED
        sts | Action=listusers&Version=2011-06-15         | listusers for version 2011-06-15
        """)
    void a_version_is_that_of_the_service(String service, String form, String message) {
        FakeIam lenient = FakeIam.builder().lenientAuthentication().build();

        assertThat(new Signed(lenient)
                        .call(
                                AwsBasicCredentials.create("a", "b"),
                                Instant.now(),
                                "us-east-1",
                                service,
                                form,
                                UnaryOperator.identity()))
                .startsWith("400 ")
                .contains("<Code>InvalidAction</Code><Message>Could not find operation " + message + "</Message>");
    }
}
