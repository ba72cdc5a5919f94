package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** What the service's model demands, and IAM's own sentences about names, paths and documents. */
class ConstraintsTest {
    private static final String NAME =
            " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-";
    private static final String PATH =
            " is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.";

    private static Arguments refused(Consumer<IamClient> call, String message) {
        return Arguments.of(call, message);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                refused(iam -> iam.createUser(r -> r.userName("a b")), "The specified value for userName" + NAME),
                refused(iam -> iam.getRole(r -> r.roleName("a/b")), "The specified value for roleName" + NAME),
                refused(
                        iam -> iam.updateGroup(r -> r.groupName("a").newGroupName("ä")),
                        "The specified value for newGroupName" + NAME),
                refused(
                        iam -> iam.createUser(r -> r.userName("a").path("nowhere")),
                        "The specified value for path" + PATH),
                refused(
                        iam -> iam.createPolicy(
                                r -> r.policyName("a").path("/a b/").policyDocument("{}")),
                        "The specified value for path" + PATH),
                refused(
                        iam -> iam.createPolicy(r -> r.policyName("a").policyDocument("{“}")),
                        "The specified value for policyDocument is invalid. It must contain only printable ASCII characters."),
                refused(
                        iam -> iam.createUser(r -> r.userName("a".repeat(65))),
                        "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have"
                                + " length less than or equal to 64"),
                refused(
                        iam -> iam.createUser(r -> {}),
                        "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must not be"
                                + " null"),
                refused(
                        iam -> iam.updateAccessKey(r -> r.accessKeyId("AKIA").status("On")),
                        "2 validation errors detected: Value at 'accessKeyId' failed to satisfy constraint: Member must have"
                                + " length greater than or equal to 16; Value at 'status' failed to satisfy constraint:"
                                + " Member must satisfy enum value set: [Active, Inactive, Expired]"),
                refused(
                        iam -> iam.tagUser(r -> r.userName("a")
                                .tags(Tag.builder().key("a?").value("b").build())),
                        "1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must"
                                + " satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"),
                refused(
                        iam -> iam.listUsers(r -> r.maxItems(1001)),
                        "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have"
                                + " value less than or equal to 1000"),
                refused(iam -> iam.listUsers(r -> r.marker("bWFkZSBieSBoYW5k")), "Invalid Marker."));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_request_is_refused_in_the_words_of_aws(Consumer<IamClient> call, String message) {
        FakeIam aws = FakeIam.create();

        assertThat(Refusals.of(() -> call.accept(aws.client()))).isEqualTo("400 ValidationError: " + message);
    }
}
