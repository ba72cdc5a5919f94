package io.github.iamkit.blueprint;

import io.github.iamkit.policy.Arn;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.testkit.FakeIam;
import java.time.Duration;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** A bookshop's access, as it was and as it shall be, beside things of others in one account. */
final class Bookshop {
    static final TrustPolicy EC2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));
    static final TrustPolicy LAMBDA = TrustPolicy.allow(Principal.service("lambda.amazonaws.com"));
    static final Policy READ = Policy.allow("s3:GetObject").on(Arn.objects("books", "*"));
    static final Policy WRITE = Policy.allow("s3:GetObject", "s3:PutObject").on(Arn.objects("books", "*"));
    static final Policy NO_DELETION = Policy.deny("s3:DeleteObject").on("*");
    static final Policy LIMIT = Policy.allow("s3:*", "dynamodb:*", "sqs:*").on("*");
    static final Policy NARROW_LIMIT = Policy.allow("s3:*").on("*");
    static final String S3_READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    private Bookshop() {}

    private static Policy on(String table) {
        return Policy.allow("dynamodb:GetItem", "dynamodb:Query")
                .on("arn:aws:dynamodb:eu-west-1:123456789012:table/" + table);
    }

    /** What an identity provider issues, long enough for AWS to take it. */
    static String metadata(String host) {
        return "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://" + host + "/idp\">"
                + "<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                + "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data>"
                + "<X509Certificate>" + "A".repeat(900) + "</X509Certificate></X509Data></KeyInfo></KeyDescriptor>"
                + "<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"https://"
                + host + "/sso\"/></IDPSSODescriptor></EntityDescriptor>";
    }

    /** What the shop began with. */
    static Blueprint before() {
        return Blueprint.builder()
                .name("bookshop")
                .managedPolicy("limit", LIMIT, p -> p.path("/shop/"))
                .managedPolicy(
                        "catalogue", on("catalogue"), p -> p.path("/shop/").tag("team", "catalogue"))
                .managedPolicy("orders", on("orders"), p -> p.path("/shop/"))
                .managedPolicy("retired", on("retired"), p -> p.path("/shop/"))
                .group(
                        "Clerks",
                        g -> g.path("/shop/")
                                .policy("read", READ)
                                .policy("old", on("old"))
                                .attach("orders"))
                .group("Closed", g -> g.path("/shop/").policy("read", READ))
                .user(
                        "anna",
                        u -> u.path("/shop/")
                                .memberOf("Clerks")
                                .memberOf("Closed")
                                .boundary("limit")
                                .tag("team", "clerks")
                                .tag("desk", "3"))
                .user(
                        "bert",
                        u -> u.path("/shop/")
                                .policy("read", READ)
                                .attach("orders")
                                .attach("retired"))
                .user("gone", u -> u.path("/shop/").memberOf("Clerks").policy("read", READ))
                .role(
                        "web",
                        EC2,
                        r -> r.path("/shop/")
                                .policy("read", WRITE)
                                .policy("old", on("old"))
                                .attach("catalogue")
                                .attach(S3_READ_ONLY)
                                .boundary("limit")
                                .tag("stage", "test"))
                .role("worker", EC2, r -> r.path("/shop/").policy("read", READ))
                .instanceProfile("web", i -> i.path("/shop/").role("web"))
                .oidcProvider(
                        "https://token.shop.example",
                        o -> o.clientId("web").clientId("old").tag("team", "web"))
                .samlProvider("staff", metadata("staff.example"))
                .passwordPolicy(8, p -> {})
                .build();
    }

    /** What the shop wants, in which everything happens that can happen to anything. */
    static Blueprint after() {
        return Blueprint.builder()
                .name("bookshop")
                .exclusive(
                        Scope.INLINE_POLICIES,
                        Scope.ATTACHED_POLICIES,
                        Scope.MEMBERSHIPS,
                        Scope.TAGS,
                        Scope.BOUNDARIES,
                        Scope.CLIENT_IDS)
                .exclusiveUnder("/shop/")
                .managedPolicy("limit", NARROW_LIMIT, p -> p.path("/shop/").tag("team", "security"))
                .managedPolicy(
                        "catalogue", on("catalogue*"), p -> p.path("/shop/").tag("team", "books"))
                .managedPolicy("orders", on("orders"), p -> p.path("/shop/"))
                .managedPolicy("payments", on("payments"), p -> p.path("/shop/").description("who sees payments"))
                .managedPolicy("never-delete", NO_DELETION, p -> p.path("/shop/"))
                .group(
                        "Clerks",
                        g -> g.path("/shop/floor/")
                                .policy("read", READ)
                                .policy("tables", on("shelves"))
                                .policy("never-delete", NO_DELETION)
                                .attach("orders"))
                .group(
                        "Buyers",
                        g -> g.path("/shop/")
                                .policy("write", WRITE)
                                .attach("payments")
                                .attach("never-delete"))
                .group("Guests", g -> g.path("/shop/").policy("read", READ))
                .user(
                        "anna",
                        u -> u.path("/shop/")
                                .memberOf("Clerks")
                                .memberOf("Buyers")
                                .boundary("limit")
                                .tag("team", "buyers"))
                .user(
                        "bert",
                        u -> u.path("/shop/floor/")
                                .memberOf("Clerks")
                                .policy("read", WRITE)
                                .attach("orders")
                                .boundary("limit"))
                .user(
                        "carl",
                        u -> u.path("/shop/")
                                .memberOf("Buyers")
                                .memberOf("Guests")
                                .policy("tables", on("carl"))
                                .attach("catalogue")
                                .boundary("limit")
                                .tag("team", "buyers"))
                .user("dora", u -> u.path("/shop/").memberOf("Guests").tag("team", "guests"))
                .role(
                        "web",
                        LAMBDA,
                        r -> r.path("/shop/")
                                .policy("read", READ)
                                .policy("tables", on("shelves"))
                                .attach("catalogue")
                                .attach("never-delete")
                                .description("serves the shop")
                                .longestSession(Duration.ofHours(2))
                                .tag("stage", "live"))
                .role(
                        "worker",
                        EC2,
                        r -> r.path("/shop/floor/").policy("read", READ).policy("write", WRITE))
                .role(
                        "audit",
                        EC2,
                        r -> r.path("/shop/")
                                .policy("read", READ)
                                .attach(S3_READ_ONLY)
                                .boundary("limit")
                                .longestSession(Duration.ofHours(4))
                                .tag("team", "audit"))
                .instanceProfile("web", i -> i.path("/shop/").role("audit").tag("stage", "live"))
                .instanceProfile("worker", i -> i.path("/shop/").role("worker"))
                .oidcProvider(
                        "https://token.shop.example",
                        o -> o.clientId("web")
                                .clientId("mobile")
                                .thumbprints("0123456789abcdef0123456789abcdef01234567")
                                .tag("team", "mobile"))
                .oidcProvider("https://ci.example/shop", o -> o.clientId("sts.amazonaws.com"))
                .samlProvider("staff", metadata("staff2.example"), s -> s.tag("team", "security"))
                .samlProvider("partners", metadata("partners.example"))
                .passwordPolicy(14, p -> p.requireSymbols().rememberLast(24).expireAfter(Duration.ofDays(365)))
                .build();
    }

    static boolean isForeign(String name) {
        return name.equals("mallory") || name.equalsIgnoreCase("others");
    }

    /** Puts into the account what is nobody's but the owners'. */
    static void addForeignThings(FakeIam aws) {
        IamClient client = aws.client();
        client.createUser(request -> request.userName("mallory")
                .path("/others/")
                .tags(Tag.builder().key("team").value("others").build()));
        client.createAccessKey(request -> request.userName("mallory"));
        client.putUserPolicy(
                request -> request.userName("mallory").policyName("all").policyDocument(LIMIT.toJson()));
        client.createGroup(request -> request.groupName("Others").path("/others/"));
        client.putGroupPolicy(
                request -> request.groupName("Others").policyName("read").policyDocument(READ.toJson()));
        client.addUserToGroup(request -> request.groupName("Others").userName("mallory"));
        client.createRole(
                request -> request.roleName("others").path("/others/").assumeRolePolicyDocument(EC2.toJson()));
        client.attachRolePolicy(request -> request.roleName("others").policyArn(S3_READ_ONLY));
        client.createPolicy(request -> request.policyName("others").policyDocument(READ.toJson()));
        client.createInstanceProfile(request -> request.instanceProfileName("others"));
    }
}
