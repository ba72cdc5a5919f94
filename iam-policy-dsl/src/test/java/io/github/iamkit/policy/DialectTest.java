package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Dialect.Reading;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each open point has a case that hangs on it: one outcome in the standard dialect, another one without the reading. */
class DialectTest {
    private static final String DAVID = "arn:aws:iam::123456789012:user/david";
    private static final String GUEST = "arn:aws:sts::123456789012:federated-user/guest";

    /** A question that the reading decides. */
    private record Question(PolicySet policies, AccessRequest request, boolean allowed) {}

    @ParameterizedTest
    @EnumSource
    void a_reading_settles_its_point_one_way_and_without_it_the_other(Reading reading) {
        Question question = question(reading);

        assertThat(question.policies().evaluate(question.request()).isAllowed()).isEqualTo(question.allowed());
        assertThat(question.policies()
                        .dialect(Dialect.standard().without(reading))
                        .evaluate(question.request())
                        .isAllowed())
                .isNotEqualTo(question.allowed());
    }

    @Test
    void no_reading_settles_the_point_of_another() {
        for (Reading reading : Reading.values()) {
            Question question = question(reading);
            Reading[] others =
                    Arrays.stream(Reading.values()).filter(r -> r != reading).toArray(Reading[]::new);
            Dialect dialect = Dialect.standard().without(others[0], Arrays.copyOfRange(others, 1, others.length));

            assertThat(question.policies()
                            .dialect(dialect)
                            .evaluate(question.request())
                            .isAllowed())
                    .as(reading.name())
                    .isEqualTo(question.allowed());
        }
    }

    private static Question question(Reading reading) {
        AccessRequest read =
                AccessRequest.of("s3:GetObject", "arn:aws:s3:::books/a").by(DAVID);
        String when = "arn:aws:s3:::books/";
        return switch (reading) {
            case SHORT_ARN_IS_COMPLETED ->
                new Question(
                        identity("Allow", "\"Resource\":\"arn:aws:sqs:*:jobs\""),
                        AccessRequest.of("sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:jobs")
                                .by(DAVID),
                        false);
            case EARLY_VARIABLE_MATCHES_NOTHING ->
                new Question(
                        identity("Allow", "\"Resource\":\"arn:aws:s3::${app:Account}:books/a\""),
                        AccessRequest.of("s3:GetObject", "arn:aws:s3::123456789012:books/a")
                                .by(DAVID)
                                .with("app:Account", "123456789012"),
                        false);
            case UNRESOLVED_NOT_RESOURCE_APPLIES ->
                new Question(identity("Allow", "\"NotResource\":\"" + when + "${app:None}\""), read, true);
            case SEVERAL_VALUES_NEED_NO_QUALIFIER ->
                new Question(
                        conditional("Allow", "StringEquals", "app:Colours", "\"red\""),
                        read.with("app:Colours", List.of("blue", "red")),
                        true);
            case FOR_ANY_VALUE_IF_EXISTS_HOLDS_FOR_ABSENT ->
                new Question(
                        conditional("Allow", "ForAnyValue:StringEqualsIfExists", "app:Colours", "\"red\""), read, true);
            case BOOL_VARIABLE_ALLOWS_LESS ->
                new Question(
                        conditional("Allow", "Bool", "aws:SecureTransport", "\"${app:Secure}\""),
                        read.with("aws:SecureTransport", true).with("app:Secure", "true"),
                        false);
            case STAR_IS_EVERY_ARN ->
                new Question(
                        conditional("Allow", "ArnLike", "aws:SourceArn", "\"*\""),
                        read.with("aws:SourceArn", "arn:aws:sns:eu-west-1:123456789012:news"),
                        true);
            case EMPTY_VALUE_FILLS_VARIABLE ->
                new Question(
                        identity("Allow", "\"Resource\":\"" + when + "${app:Empty}a\""),
                        read.with("app:Empty", ""),
                        true);
            case NO_VALUES_ALLOW_LESS ->
                new Question(conditional("Allow", "StringEquals", "aws:username", "[]"), read, false);
            case FEDERATED_USER_NEEDS_SESSION_POLICY ->
                new Question(
                        PolicySet.identity()
                                .resource(ResourcePolicy.allow(Principal.aws(DAVID))
                                        .to("s3:GetObject")
                                        .on("*")),
                        read.by(GUEST).federatedBy(DAVID),
                        false);
            case AWS_STAR_COVERS_SERVICES ->
                new Question(
                        PolicySet.identity().resource(ResourcePolicy.parse("""
                                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "*"},
                                 "Action": "s3:GetObject", "Resource": "*"}}""")),
                        read.by("events.amazonaws.com"),
                        true);
        };
    }

    private static PolicySet conditional(String effect, String operator, String key, String value) {
        return identity(
                effect, "\"Resource\":\"*\",\"Condition\":{\"" + operator + "\":{\"" + key + "\":" + value + "}}");
    }

    private static PolicySet identity(String effect, String elements) {
        return PolicySet.identity(Policy.parse("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + effect
                + "\",\"Action\":\"*\"," + elements + "}}"));
    }
}
