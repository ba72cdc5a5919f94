package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRootRequest;
import software.amazon.awssdk.services.sts.model.AssumeRootResponse;

/**
 * Sessions as root of a member account, for one task.
 *
 * <p>The member account is another one: its root's sessions are known here, but find nothing of their own in this account.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">AWS: perform a
 *     privileged task on a member account</a>
 */
final class RootSessions {
    private static final int USUAL_SECONDS = 900;
    private static final String POLICIES = ":iam::aws:policy/root-task/";

    /** The tasks, with all that each of them may do. */
    private static final Map<String, List<String>> TASKS = Map.of(
            "IAMAuditRootUserCredentials",
                    List.of(
                            "iam:ListAccessKeys",
                            "iam:ListSigningCertificates",
                            "iam:GetLoginProfile",
                            "iam:ListMFADevices",
                            "iam:GetAccountSummary",
                            "iam:GetUser",
                            "iam:GetAccessKeyLastUsed"),
            "IAMCreateRootUserPassword", List.of("iam:CreateLoginProfile", "iam:GetLoginProfile"),
            "IAMDeleteRootUserCredentials",
                    List.of(
                            "iam:DeleteAccessKey",
                            "iam:DeleteSigningCertificate",
                            "iam:DeleteLoginProfile",
                            "iam:DeactivateMFADevice",
                            "iam:DeleteVirtualMFADevice",
                            "iam:ListAccessKeys",
                            "iam:ListSigningCertificates",
                            "iam:GetLoginProfile",
                            "iam:ListMFADevices",
                            "iam:GetUser",
                            "iam:GetAccessKeyLastUsed"),
            "S3UnlockBucketPolicy",
                    List.of("s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:ListAllMyBuckets"),
            "SQSUnlockQueuePolicy",
                    List.of("sqs:SetQueueAttributes", "sqs:GetQueueAttributes", "sqs:ListQueues", "sqs:GetQueueUrl"));

    private final Account account;
    private final OrganizationsFeatures features;

    RootSessions(Account account, OrganizationsFeatures features) {
        this.account = account;
        this.features = features;
    }

    void register(Operations operations) {
        operations.add("AssumeRoot", AssumeRootRequest::builder, this::assume);
    }

    private AssumeRootResponse assume(Caller caller, AssumeRootRequest request) {
        if (caller.isRoot()) {
            throw new Refusal("AccessDenied", "Root user cannot call AssumeRoot");
        }
        String member = member(request.targetPrincipal());
        boolean isMember = account.organization()
                .filter(organization -> organization.members().contains(member))
                .isPresent();
        if (!isMember || !features.hasRootSessions()) {
            throw new Refusal(
                    "AccessDenied",
                    "User: " + caller.arn() + " is not authorized to perform: sts:AssumeRoot on resource: "
                            + rootOf(member));
        }
        CallerSession session = CallerSession.builder()
                .kind(CallerSession.Kind.ROOT_TASK)
                .principalArn(rootOf(member))
                .issued(account.now())
                .addPolicies(new CallerSession.SessionPolicy(
                        task(request.taskPolicyArn().arn()),
                        Optional.ofNullable(request.taskPolicyArn().arn())))
                .sourceIdentity(caller.session().flatMap(CallerSession::sourceIdentity))
                .build();
        Caller root = new Caller(rootOf(member), member, null, Optional.of(session));
        int seconds = request.durationSeconds() == null ? USUAL_SECONDS : request.durationSeconds();
        return AssumeRootResponse.builder()
                .credentials(IssuedCredentials.of(root, seconds, account))
                .sourceIdentity(session.sourceIdentity().orElse(null))
                .build();
    }

    private static String member(String target) {
        return ArnParts.of(target).map(ArnParts::account).orElse(target);
    }

    private String rootOf(String member) {
        return "arn:" + account.partition() + ":iam::" + member + ":root";
    }

    private static Policy task(@Nullable String arn) {
        String given = Objects.requireNonNullElse(arn, "");
        int place = given.indexOf(POLICIES);
        List<String> actions = place < 0 ? null : TASKS.get(given.substring(place + POLICIES.length()));
        if (actions == null) {
            throw Refusal.invalid("Invalid task policy: " + arn);
        }
        return Policy.denyAllExcept(actions).on("*");
    }
}
