package io.github.iamkit.testkit.protocol;

import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.JsonWriter;
import io.github.iamkit.policy.json.SourceText;
import io.github.iamkit.testkit.account.Account;
import io.github.iamkit.testkit.account.Refusal;
import io.github.iamkit.testkit.account.RolesAnywhere;
import io.github.iamkit.testkit.account.RolesAnywhere.Session;
import io.github.iamkit.testkit.account.RolesAnywhere.Wish;
import io.github.iamkit.testkit.protocol.Engine.Answered;
import io.github.iamkit.testkit.protocol.Engine.Call;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Answers {@code POST /sessions} of Roles Anywhere, which speaks JSON and is signed with certificates. */
final class SessionEndpoint {
    static final String OPERATION = "CreateSession";
    private static final String PATH = "/sessions";
    private static final int CREATED = 201;
    private static final int DEPTH = 8;
    private static final int VALUES = 100;

    private final Account account;
    private final RolesAnywhere rolesAnywhere;

    SessionEndpoint(Account account, RolesAnywhere rolesAnywhere) {
        this.account = account;
        this.rolesAnywhere = rolesAnywhere;
    }

    /** Tells whether a request is for this endpoint. */
    static boolean isMeant(String method, String path) {
        return method.equals("POST") && path.equals(PATH);
    }

    /** Answers a request, whatever it holds; no exception comes out of here. */
    Answered answer(WireRequest request) {
        try {
            Session session = account.writing(() -> {
                CertificateSignature signature = new CertificateSignature(request);
                return rolesAnywhere.createSession(
                        wish(request, signature.region()),
                        signature.verified(account.clock().instant()));
            });
            Call call = new Call(OPERATION, Optional.of(session.caller()), Optional.empty());
            return new Answered(call, Optional.empty(), json(CREATED, body(session), Map.of()));
        } catch (Refusal refusal) {
            return refused(refusal);
        } catch (RuntimeException | StackOverflowError e) {
            return refused(new Refusal("InternalFailure", "The fake failed: " + e));
        }
    }

    private Answered refused(Refusal refusal) {
        String body = JsonWriter.compact()
                .openObject()
                .name("message")
                .value(String.valueOf(refusal.getMessage()))
                .closeObject()
                .toString();
        return new Answered(
                new Call(OPERATION, Optional.empty(), Optional.empty()),
                Optional.of(refusal.code()),
                json(refusal.status(), body, Map.of("x-amzn-ErrorType", refusal.code())));
    }

    private WireResponse json(int status, String body, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        account.clock().instant().atOffset(ZoneOffset.UTC)));
        return new WireResponse(status, UUID.randomUUID().toString(), body, false, headers);
    }

    /** The three ARNs may stand in the query or in the body. */
    private static Wish wish(WireRequest request, String region) {
        Map<String, String> values = new TreeMap<>(members(request));
        for (String name : new String[] {"trustAnchorArn", "profileArn", "roleArn"}) {
            String inQuery = request.parameter(name);
            if (!inQuery.isEmpty()) {
                values.put(name, inQuery);
            }
            if (!values.containsKey(name)) {
                throw new Refusal("ValidationException", name + " is missing.");
            }
        }
        return new Wish(
                region,
                values.getOrDefault("trustAnchorArn", ""),
                values.getOrDefault("profileArn", ""),
                values.getOrDefault("roleArn", ""),
                Optional.ofNullable(values.get("durationSeconds")).map(SessionEndpoint::number),
                Optional.ofNullable(values.get("roleSessionName")));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refusal("ValidationException", "durationSeconds has to be a whole number.");
        }
    }

    private static Map<String, String> members(WireRequest request) {
        Map<String, String> members = new TreeMap<>();
        if (request.body().length == 0) {
            return members;
        }
        SourceText text = new SourceText(new String(request.body(), StandardCharsets.UTF_8));
        JsonTree tree = JsonTree.parse(text, DEPTH, VALUES);
        JsonValue root = tree.isComplete() ? tree.root() : null;
        if (!(root instanceof JsonObject object)) {
            throw new Refusal("ValidationException", "The body has to be a JSON object.");
        }
        for (JsonObject.Member member : object.members()) {
            if (member.value() instanceof JsonScalar scalar) {
                members.put(member.name(), scalar.text());
            }
        }
        return members;
    }

    private static String body(Session session) {
        return JsonWriter.compact()
                .openObject()
                .name("credentialSet")
                .openArray()
                .element()
                .openObject()
                .name("assumedRoleUser")
                .openObject()
                .name("arn")
                .value(session.caller().arn())
                .name("assumedRoleId")
                .value(session.caller().id())
                .closeObject()
                .name("credentials")
                .openObject()
                .name("accessKeyId")
                .value(session.credentials().accessKeyId())
                .name("expiration")
                .value(session.credentials().expiration().toString())
                .name("secretAccessKey")
                .value(session.credentials().secretAccessKey())
                .name("sessionToken")
                .value(session.credentials().sessionToken())
                .closeObject()
                .name("packedPolicySize")
                .literal(String.valueOf(session.packedPolicySize()))
                .name("roleArn")
                .value(session.roleArn())
                .name("sourceIdentity")
                .value(session.sourceIdentity())
                .closeObject()
                .closeArray()
                .name("subjectArn")
                .value(session.subjectArn())
                .closeObject()
                .toString();
    }
}
