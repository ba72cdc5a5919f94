package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written so that deciding takes for ever must not: any of it would run for years in a matcher that tries every way.
 * The limit is generous, since it tells exponential from linear; how long a decision takes is for {@code benchmarks}.
 */
class HostileTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String DAVID = "arn:aws:iam::123456789012:user/david";
    private static final String S3 = "arn:aws:s3:::";
    private static final String NONE = "z";

    static Stream<Arguments> hostile() {
        String stars = "*a".repeat(100) + "*b";
        String many = "*a".repeat(3_000) + "*b";
        String questions = "?*".repeat(3_000) + NONE;
        String letters = "a".repeat(1_000);
        String longer = "a".repeat(20_000);
        return Stream.of(
                Arguments.of("a hundred groups of a resource", on(S3 + stars), read(S3 + letters)),
                Arguments.of("six kilobytes of stars in a resource", on(S3 + many), read(S3 + longer)),
                Arguments.of(
                        "six kilobytes of questions and stars in a resource", on(S3 + questions), read(S3 + longer)),
                Arguments.of(
                        "a hundred long pieces that nearly fit everywhere",
                        Policy.allow("*")
                                .on(
                                        S3 + "*" + letters + NONE + "*",
                                        IntStream.range(0, 100)
                                                .mapToObj(i -> S3 + "*" + letters + "?" + letters + NONE + i + "*")
                                                .toArray(String[]::new)),
                        read(S3 + longer)),
                Arguments.of(
                        "hundreds of values with variables on either side",
                        Policy.parse(condition("ForAllValues:StringLike", "app:Names", texts("*${app:Other}*", "*x"))),
                        read("*").with("app:Other", letters).with("app:Names", texts("v", "y"))),
                Arguments.of("stars alone in a resource", on(S3 + "*".repeat(6_000) + NONE), read(S3 + longer)),
                Arguments.of(
                        "a hundred hostile resources",
                        Policy.allow("*")
                                .on(
                                        S3 + stars,
                                        IntStream.range(0, 100)
                                                .mapToObj(i -> S3 + i + stars)
                                                .toArray(String[]::new)),
                        read(S3 + letters)),
                Arguments.of(
                        "six kilobytes of stars in an action",
                        Policy.allow("s3:" + many).on("*"),
                        AccessRequest.of("s3:" + longer, "*").by(DAVID)),
                Arguments.of(
                        "six kilobytes of stars in every field of an ARN condition",
                        when("ArnLike", "aws:SourceArn", "arn:" + (many + ":").repeat(4) + many),
                        read("*").with("aws:SourceArn", "arn:" + (longer + ":").repeat(4) + longer)),
                Arguments.of(
                        "six kilobytes of stars in a condition",
                        when("StringLike", "app:Name", many),
                        read("*").with("app:Name", longer)),
                Arguments.of(
                        "a value full of wildcards in a variable",
                        when("StringLike", "app:Name", "*${app:Other}*" + NONE),
                        read("*").with("app:Name", longer).with("app:Other", many)),
                Arguments.of(
                        "thousands of values on either side",
                        Policy.parse(condition("ForAllValues:StringLike", "app:Names", texts("*v", "*x"))),
                        read("*").with("app:Names", texts("v", "y"))),
                Arguments.of(
                        "thousands of address ranges",
                        Policy.parse(condition(
                                "IpAddress",
                                "aws:SourceIp",
                                IntStream.range(0, 5_000)
                                        .mapToObj(i -> "10." + i / 256 + "." + i % 256 + ".0/24")
                                        .toList())),
                        read("*").with("aws:SourceIp", "192.0.2.1")),
                Arguments.of(
                        "a number of a million digits in short",
                        when("NumericLessThan", "app:Size", "1e999999999"),
                        read("*").with("app:Size", "1e1000000000")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void it_is_decided_at_once(String what, Policy policy, AccessRequest request) {
        Decision decision = Assertions.assertTimeoutPreemptively(LIMIT, () -> policy.evaluate(request), () -> what);

        assertThat(decision.isAllowed()).isFalse();
    }

    private static Policy on(String resource) {
        return Policy.allow("*").on(resource);
    }

    private static AccessRequest read(String resource) {
        return AccessRequest.of("s3:GetObject", resource).by(DAVID);
    }

    private static Policy when(String operator, String key, String value) {
        return Policy.parse(condition(operator, key, List.of(value)));
    }

    private static String condition(String operator, String key, List<String> values) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"" + operator + "\":{\"" + key + "\":[\"" + String.join("\",\"", values)
                + "\"]}}}}";
    }

    private static List<String> texts(String start, String end) {
        return IntStream.range(0, 3_000).mapToObj(i -> start + i + end).toList();
    }
}
