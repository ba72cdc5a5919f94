package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.testkit.protocol.WireRequest;
import io.github.iamkit.testkit.protocol.WireResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFuzzTest {
    private static final int ROUNDS = 4_000;
    private static final String UNKNOWN_KEY =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/iam/aws4_request,"
                    + " SignedHeaders=host;x-amz-date, Signature=0000";
    private static final List<String> VALUES = List.of(
            "",
            "*",
            "arn:aws:iam::123456789012:role/x",
            "arn:::::",
            "a b",
            "/",
            "//",
            "/a/",
            "-1",
            "99999999999999999999",
            "true",
            "{",
            "{\"Statement\":[]}",
            Sessions.ALL,
            "\u0000",
            "\uFFFF",
            "é",
            "%zz",
            "x".repeat(3000),
            "/a".repeat(3000) + "/",
            "a-".repeat(2000),
            "v1",
            "2026-03-01T12:00:00Z",
            "eyJ.eyJ.x",
            "PHg+",
            "user",
            "root");
    private static final List<String> MEMBERS = List.of(
            "UserName",
            "GroupName",
            "RoleName",
            "RoleArn",
            "PolicyArn",
            "PolicyDocument",
            "PolicyName",
            "Path",
            "PathPrefix",
            "MaxItems",
            "Marker",
            "Tags.member.1.Key",
            "Tags.member.1.Value",
            "Tags.member.1",
            "Tags",
            "TagKeys.member.1",
            "Tags.member.2.Key",
            "ActionNames.member.1",
            "ResourceArns.member.1",
            "PolicyInputList.member.1",
            "ContextEntries.member.1.ContextKeyName",
            "ContextEntries.member.1.ContextKeyValues.member.1",
            "PolicySourceArn",
            "AssumeRolePolicyDocument",
            "RoleSessionName",
            "WebIdentityToken",
            "SAMLAssertion",
            "PrincipalArn",
            "EncodedMessage",
            "SerialNumber",
            "TokenCode",
            "Url",
            "AWSServiceName",
            "AccessKeyId",
            "Status",
            "VersionId",
            "CertificateBody",
            "SSHPublicKeyBody",
            "JobId",
            "Arn",
            "EntityArn",
            "DelegationRequestId",
            "TargetPrincipal",
            "TaskPolicyArn.arn",
            "DurationSeconds",
            "PolicyArns.member.1.arn",
            "Name",
            "Audience.member.1",
            "SigningAlgorithm",
            "Filter.member.1",
            "InstanceProfileName",
            "PermissionsBoundary",
            "SAMLMetadataDocument");

    private final FakeIam aws = FakeIam.builder().lenientAuthentication().build();
    private final List<String> operations = new ArrayList<>(aws.operationNames());

    private String answer(WireRequest request) {
        WireResponse answer = aws.answer(request);
        assertThat(answer.status()).isBetween(200, 599);
        assertWellFormed(answer.xml());
        return answer.status() + " " + answer.xml();
    }

    private static void assertWellFormed(String xml) {
        try {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("not XML: " + xml, e);
        }
    }

    @Test
    void random_members_of_every_operation_give_an_answer_and_never_a_failure() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        aws.client().createUser(r -> r.userName("user"));
        for (int i = 0; i < ROUNDS; i++) {
            String form = form(random);

            String answer = answer(new WireRequest(
                    "POST",
                    "/",
                    "",
                    Map.of("Authorization", List.of(UNKNOWN_KEY), "X-Amz-Date", List.of("20260301T120000Z")),
                    form.getBytes(StandardCharsets.UTF_8)));

            assertThat(answer)
                    .as("seed %d, form %s", seed, form)
                    .doesNotContain("InternalFailure", "Exception:", "\tat ");
        }
    }

    private String form(Random random) {
        String operation = operations.get(random.nextInt(operations.size()));
        StringBuilder form = new StringBuilder("Action=").append(operation);
        form.append("&Version=").append(random.nextBoolean() ? "2010-05-08" : "2011-06-15");
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            form.append('&')
                    .append(MEMBERS.get(random.nextInt(MEMBERS.size())))
                    .append('=')
                    .append(java.net.URLEncoder.encode(
                            VALUES.get(random.nextInt(VALUES.size())), StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    @Test
    void random_bytes_and_headers_give_a_well_formed_error() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            Map<String, List<String>> headers = new TreeMap<>();
            headers.put("Authorization", List.of(spoiled(UNKNOWN_KEY, random)));
            headers.put("X-Amz-Date", List.of(spoiled("20260301T120000Z", random)));
            headers.put("Content-Type", List.of(spoiled("application/x-www-form-urlencoded", random)));

            String answer =
                    answer(new WireRequest("POST", "/", spoiled("a=b&X-Amz-Signature=1", random), headers, body));

            assertThat(answer)
                    .as("seed %d", seed)
                    .doesNotContain("InternalFailure")
                    .contains("<ErrorResponse");
        }
    }

    private static String spoiled(String text, Random random) {
        StringBuilder spoiled = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0 && spoiled.length() > 0; i--) {
            int place = random.nextInt(spoiled.length());
            switch (random.nextInt(3)) {
                case 0 -> spoiled.deleteCharAt(place);
                case 1 -> spoiled.setCharAt(place, (char) random.nextInt(256));
                default -> spoiled.insert(place, "%");
            }
        }
        return spoiled.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void many_members_take_time_in_proportion(int count) {
        StringBuilder form = new StringBuilder("Action=TagUser&Version=2010-05-08&UserName=user");
        for (int i = 1; i <= count; i++) {
            form.append("&Tags.member.").append(i).append(".Key=k").append(i);
            form.append("&Tags.member.").append(i).append(".Value=v");
        }

        String answer = answer(new WireRequest(
                "POST",
                "/",
                "",
                Map.of("Authorization", List.of(UNKNOWN_KEY), "X-Amz-Date", List.of("20260301T120000Z")),
                form.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(answer).contains("Member must have length less than or equal to 50");
    }
}
