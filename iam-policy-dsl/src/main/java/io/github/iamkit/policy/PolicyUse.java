package io.github.iamkit.policy;

/**
 * The place that a policy document is meant for; what AWS accepts differs by place.
 *
 * <pre>{@code
 * List<Finding> findings = policy.validate(PolicyUse.GROUP_INLINE);   // would AWS take it with PutGroupPolicy?
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public enum PolicyUse {
    /** Written into a user. */
    USER_INLINE(Kind.IDENTITY, "a user's inline policy"),
    /** Written into a group. */
    GROUP_INLINE(Kind.IDENTITY, "a group's inline policy"),
    /** Written into a role. */
    ROLE_INLINE(Kind.IDENTITY, "a role's inline policy"),
    /** A managed policy, attached to users, groups and roles. */
    MANAGED(Kind.IDENTITY, "a managed policy"),
    /** A managed policy that limits what a user or role can be granted. */
    BOUNDARY(Kind.IDENTITY, "a permissions boundary"),
    /** Passed along when a role is assumed, to limit that session. */
    SESSION(Kind.SESSION, "a session policy"),
    /** A service control policy of an organization, in the full language that it has had since September 2025. */
    SCP(Kind.SCP, "a service control policy"),
    /**
     * A service control policy in the narrower language from before, for partitions other than {@code aws} and
     * {@code aws-us-gov}: an Allow has neither {@code Condition} nor {@code NotAction} nor any resource but {@code *},
     * nothing has {@code NotResource}, and wildcards stand at the end of an action.
     */
    SCP_LEGACY(Kind.SCP, "a service control policy in the older language"),
    /** A resource control policy of an organization. */
    RCP(Kind.RCP, "a resource control policy"),
    /** Says who may assume a role. */
    ROLE_TRUST(Kind.TRUST, "a role trust policy"),
    /** On a VPC endpoint: what may pass through it. */
    VPC_ENDPOINT(Kind.RESOURCE, "a VPC endpoint policy"),
    /** On an S3 bucket. */
    S3_BUCKET(Kind.RESOURCE, "an S3 bucket policy", "s3"),
    /** On an S3 access point. */
    S3_ACCESS_POINT(Kind.RESOURCE, "an S3 access point policy", "s3"),
    /** On an S3 multi-region access point. */
    S3_MULTI_REGION_ACCESS_POINT(Kind.RESOURCE, "an S3 multi-region access point policy", "s3"),
    /** On an S3 Object Lambda access point. */
    S3_OBJECT_LAMBDA_ACCESS_POINT(Kind.RESOURCE, "an S3 Object Lambda access point policy", "s3-object-lambda"),
    /** On a DynamoDB table or stream. */
    DYNAMODB_TABLE(Kind.RESOURCE, "a DynamoDB table policy", "dynamodb"),
    /** On a KMS key. */
    KMS_KEY(Kind.RESOURCE, "a KMS key policy", "kms"),
    /** On an SQS queue. */
    SQS_QUEUE(Kind.RESOURCE, "an SQS queue policy", "sqs"),
    /** On an SNS topic. */
    SNS_TOPIC(Kind.RESOURCE, "an SNS topic policy", "sns"),
    /** On a Lambda function, version, alias or layer. */
    LAMBDA_FUNCTION(Kind.RESOURCE, "a Lambda function policy", "lambda"),
    /** On a secret of Secrets Manager. */
    SECRET(Kind.RESOURCE, "a secret's policy", "secretsmanager"),
    /** On any other resource; checked for what all resource policies have in common. */
    OTHER_RESOURCE(Kind.RESOURCE, "a resource policy");

    /** What decides which elements a statement has. */
    enum Kind {
        IDENTITY,
        SESSION,
        SCP,
        RCP,
        TRUST,
        RESOURCE
    }

    private static final String ANY_SERVICE = "";

    private final Kind kind;
    private final String description;
    private final String service;

    PolicyUse(Kind kind, String description) {
        this(kind, description, ANY_SERVICE);
    }

    PolicyUse(Kind kind, String description, String service) {
        this.kind = kind;
        this.description = description;
        this.service = service;
    }

    Kind kind() {
        return kind;
    }

    /** Returns what messages call a policy of this use. */
    String description() {
        return description;
    }

    /** Tells whether only actions and ARNs of one service have a meaning there, as the policy is on its resources. */
    boolean hasService() {
        return !service.equals(ANY_SERVICE);
    }

    /** Returns the prefix of that service. */
    String service() {
        return service;
    }

    /** Tells whether statements name principals; elsewhere whoever the policy is attached to is the principal. */
    boolean namesPrincipals() {
        return kind == Kind.RCP || kind == Kind.TRUST || kind == Kind.RESOURCE;
    }

    boolean isS3() {
        return service.startsWith("s3");
    }
}
