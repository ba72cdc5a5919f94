package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** What the service's model demands, in AWS's words. */
class ConstraintsTest {
    private static final String NAME = "[\\w+=,.@-]+";

    private static Arguments refused(Consumer<IamClient> call, String message) {
        return Arguments.of(call, message);
    }

    private static String mismatch(String member, String pattern) {
        return "1 validation error detected: Value at '" + member
                + "' failed to satisfy constraint: Member must satisfy regular expression pattern: " + pattern;
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                refused(iam -> iam.createUser(r -> r.userName("a b")), mismatch("userName", NAME)),
                refused(iam -> iam.getRole(r -> r.roleName("a/b")), mismatch("roleName", NAME)),
                refused(
                        iam -> iam.updateGroup(r -> r.groupName("a").newGroupName("ä")),
                        mismatch("newGroupName", NAME)),
                refused(
                        iam -> iam.createUser(r -> r.userName("a").path("nowhere")),
                        mismatch("path", "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)")),
                refused(
                        iam -> iam.createPolicy(
                                r -> r.policyName("a").path("/a b/").policyDocument("{}")),
                        mismatch("path", "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/")),
                refused(
                        iam -> iam.createPolicy(r -> r.policyName("a").policyDocument("{“}")),
                        mismatch("policyDocument", "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")),
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
