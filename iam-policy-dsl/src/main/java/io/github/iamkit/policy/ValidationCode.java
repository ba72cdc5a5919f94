package io.github.iamkit.policy;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

/**
 * What validation finds, each code with its reason; the code is the constant's name.
 *
 * <p>Names without {@code X_} are AWS Access Analyzer's. The severity is the analyzer's too, unless it is known what AWS
 * does on save: what is refused there is an error, what is taken is not.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">AWS: policy
 *     check reference</a>
 */
enum ValidationCode {
    // The document.

    /** No {@code Version}: AWS reads the document in the language of 2008. */
    MISSING_VERSION(WARNING),
    /** Organizations take no document of a version before 2012-10-17. */
    X_UNSUPPORTED_VERSION(ERROR),
    /** {@code Id} belongs to policies that name principals. */
    X_UNSUPPORTED_ID(ERROR),
    /** IAM takes tab, line feed, carriage return and U+0020 to U+00FF. */
    X_UNSUPPORTED_CHARACTER(ERROR),

    // How long the document is.

    /** Identity policies have room for so many characters, white space not counted. */
    POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA(ERROR),
    /** Role trust policies have room for so many characters, white space not counted. */
    POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA(ERROR),
    /** Service control policies have room for so many characters. */
    POLICY_SIZE_EXCEEDS_SCP_QUOTA(ERROR),
    /** Resource control policies have room for so many characters. */
    POLICY_SIZE_EXCEEDS_RCP_QUOTA(ERROR),
    /** Policies on resources have room for so many characters as the service gives them. */
    POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA(ERROR),

    // Which elements a statement has.

    /** Statements of resource, trust and resource control policies say whom they are about. */
    MISSING_PRINCIPAL(ERROR),
    /** All statements but those of trust policies, and of a few registries, say what they are about. */
    MISSING_RESOURCE(ERROR),
    /** An identity policy is about whoever it is attached to. */
    UNSUPPORTED_PRINCIPAL(ERROR),
    /** As {@link #UNSUPPORTED_PRINCIPAL}, for service control policies. */
    SCP_SYNTAX_ERROR_PRINCIPAL(ERROR),
    /** A trust policy is about the role that it is on. */
    ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE(ERROR),
    /** A trust policy cannot trust everybody else. */
    ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL(ERROR),

    // Sid.

    /** A Sid of an identity, trust or service control policy is letters and digits. */
    UNSUPPORTED_SID(ERROR),
    /** In those policies no two statements share a Sid. */
    UNIQUE_SIDS_REQUIRED(ERROR),
    /** In others two statements should not share one, as some services refuse it. */
    UNIQUE_SIDS_RECOMMENDED(WARNING),

    // Principals.

    /** AWS knows wildcards only as the whole of an {@code AWS} principal. */
    UNSUPPORTED_WILDCARD_IN_PRINCIPAL(ERROR),
    /** A trust policy takes {@code {"AWS": "*"}} for everyone, not the bare {@code "*"}. */
    ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL(ERROR),
    /** The text is no ARN, id or name that a principal can have. */
    X_INVALID_PRINCIPAL(ERROR),
    /** An {@code AIDA...} id stands where IAM puts it when a trusted user was deleted; it matches nobody. */
    INVALID_USER_REFERENCE(WARNING),
    /** An {@code AROA...} id stands where IAM puts it when a trusted role was deleted; it matches nobody. */
    INVALID_ROLE_REFERENCE(WARNING),
    /** Identity providers are principals of trust policies only. */
    FEDERATED_PRINCIPAL_NOT_SUPPORTED(ERROR),
    /** Only S3 knows accounts by canonical user ids. */
    X_CANONICAL_USER_NOT_SUPPORTED(ERROR),
    /** A federated principal is the host name of a provider that AWS has built in, or the ARN of the account's own. */
    INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY(ERROR),
    /** SAML providers, OpenID Connect providers and all others come by actions of their own. */
    MISMATCHED_ACTION_FOR_PRINCIPAL(ERROR),
    /** IAM Roles Anywhere needs three actions to make a session. */
    MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY(ERROR),
    /** An issuer that serves many tenants needs a condition that tells whose tokens are meant. */
    X_SHARED_OIDC_PROVIDER_WITHOUT_TENANT(ERROR),

    // Actions.

    /** An action is {@code service:Name}, or {@code *} alone. */
    X_ACTION_WITHOUT_SERVICE(ERROR),
    /** An action has one colon. */
    X_SECOND_COLON_IN_ACTION(ERROR),
    /** The service of an action is spelled out: no wildcards, nothing but letters, digits and hyphens. */
    X_INVALID_SERVICE_IN_ACTION(ERROR),
    /** No action has a name of such characters, so it matches nothing. */
    X_INVALID_ACTION_NAME(WARNING),
    /** A trust policy is about a few actions of STS, and a policy on a resource about those of its service. */
    UNSUPPORTED_ACTION_IN_POLICY(ERROR),

    // Resources.

    /** A resource is an ARN, or {@code *} alone. */
    INVALID_ARN_PREFIX(ERROR),
    /** An ARN has six parts. */
    MISSING_ARN_FIELD(ERROR),
    /** Nothing stands after the fifth colon, so it matches nothing. */
    X_MISSING_ARN_RESOURCE(WARNING),
    /** AWS has no such partition. */
    INVALID_PARTITION(ERROR),
    /** An account lies in one partition and takes ARNs of no other. */
    X_MIXED_PARTITIONS(ERROR),
    /** The service of an ARN is lower-case. */
    INVALID_ARN_SERVICE_CASE(ERROR),
    /** The service of an ARN is spelled out; the analyzer only advises it, IAM demands it. */
    WILDCARD_IN_SERVICE_NAME(ERROR),
    /** The service of an ARN is letters, digits and hyphens. */
    X_INVALID_ARN_SERVICE(ERROR),
    /** IAM and S3 refuse ARNs with a region for resources that lie in none. */
    ARN_REGION_NOT_ALLOWED(ERROR),
    /** An account is twelve digits, {@code aws}, empty or a wildcard. */
    INVALID_ARN_ACCOUNT(ERROR),
    /** A policy on a resource is about that resource, not about one of another service. */
    UNSUPPORTED_RESOURCE_ARN_IN_POLICY(ERROR),

    // Variables.

    /** Without the version 2012-10-17 a variable is plain text. */
    VARIABLE_UNSUPPORTED_IN_VERSION(ERROR),
    /** Only resources and conditions have variables. */
    VARIABLE_UNSUPPORTED_IN_ELEMENT(ERROR),
    /** Only String and Arn operators, and by one reading Bool, have variables. */
    INVALID_VARIABLE_FOR_OPERATOR(ERROR),
    /** A variable before the fifth colon of a resource is not supported; AWS takes it, but may match nothing. */
    X_VARIABLE_BEFORE_ARN_RESOURCE(WARNING),
    /** <code>${}</code> names no key. */
    EMPTY_VARIABLE(ERROR),
    /** <code>${</code> without its brace. */
    MISSING_BRACE_IN_VARIABLE(ERROR),
    /** A default text stands in single quotes. */
    MISSING_QUOTE_IN_VARIABLE(ERROR),
    /** The key of a variable has no spaces. */
    UNSUPPORTED_SPACE_IN_VARIABLE(ERROR),
    /** A context key has a prefix, so this one has never a value. */
    X_INVALID_VARIABLE_KEY(WARNING),
    /** A key with several values never fills a variable. */
    X_MULTIVALUED_KEY_IN_VARIABLE(WARNING),

    // Condition keys.

    /** A context key is {@code prefix:name}. */
    INVALID_CONDITION_KEY_FORMAT(ERROR),
    /** {@code aws:ARN} does not exist any more. */
    UNSUPPORTED_GLOBAL_CONDITION_KEY(ERROR),
    /** The keys of tags end with the key of the tag. */
    MISSING_TAG_KEY_IN_CONDITION(ERROR),

    // Condition values.

    /** What a Numeric operator is given is no number. */
    TYPE_MISMATCH_NUMBER(WARNING),
    /** What a Date operator is given is no date. */
    TYPE_MISMATCH_DATE(WARNING),
    /** What a Date operator is given is a count of seconds, which may not be read as meant. */
    INVALID_DATE_VALUE(WARNING),
    /** What Bool or Null is given is neither true nor false. */
    TYPE_MISMATCH_BOOLEAN(WARNING),
    /** Bool is given more than one value. */
    INVALID_CONDITION_MULTIPLE_BOOLEAN(ERROR),
    /** What BinaryEquals is given is not base64. */
    TYPE_MISMATCH_STRING(WARNING),
    /** What an IP operator is given is neither an address nor a range of them. */
    TYPE_MISMATCH_IP_RANGE(ERROR),
    /** What an Arn operator is given can be no ARN, so it never matches. */
    X_TYPE_MISMATCH_ARN(WARNING),
    /** An operator that takes wildcards literally is given one. */
    WILDCARD_WITHOUT_LIKE_OPERATOR(WARNING),
    /** {@code aws:SourceIp} is a public address, so the condition never holds. */
    PRIVATE_IP_ADDRESS(ERROR),
    /** {@code aws:SourceIp} is a public address, so the condition always holds. */
    PRIVATE_NOT_IP_ADDRESS(ERROR),
    /** The id of a VPC is {@code vpc-} and 8 or 17 letters and digits. */
    INVALID_VPC_FORMAT(ERROR),
    /** The id of a VPC endpoint is {@code vpce-} and 8 or 17 letters and digits. */
    INVALID_VPCE_FORMAT(ERROR),

    // Organizations.

    /** The older language of service control policies: wildcards only at the end of an action. */
    SCP_SYNTAX_ERROR_ACTION_WILDCARD(ERROR),
    /** The older language of service control policies: no conditions with Allow. */
    SCP_SYNTAX_ERROR_ALLOW_CONDITION(ERROR),
    /** The older language of service control policies: no {@code NotAction} with Allow. */
    SCP_SYNTAX_ERROR_ALLOW_NOTACTION(ERROR),
    /** The older language of service control policies: no resource but {@code *} with Allow. */
    SCP_SYNTAX_ERROR_ALLOW_RESOURCE(ERROR),
    /** The older language of service control policies: no {@code NotResource}. */
    SCP_SYNTAX_ERROR_NOTRESOURCE(ERROR),
    /** A resource control policy is about everyone, by {@code "*"}. */
    RCP_SYNTAX_ERROR_PRINCIPAL(ERROR),
    /** Resource control policies only deny. */
    RCP_SYNTAX_ERROR_ALLOW(ERROR),
    /** The resource control policy that allows everything is AWS's own. */
    X_RCP_ALLOW(ERROR),
    /** Resource control policies name their actions. */
    RCP_SYNTAX_ERROR_NOTACTION(ERROR),
    /** Resource control policies name the services of their actions. */
    RCP_SYNTAX_ERROR_ACTION(ERROR),
    /** Wildcards stand at the end of an action of a resource control policy. */
    X_RCP_ACTION_WILDCARD(ERROR);

    private final Finding.Severity severity;

    ValidationCode(Finding.Severity severity) {
        this.severity = severity;
    }

    /** Returns the severity that a finding has unless its check knows better. */
    Finding.Severity severity() {
        return severity;
    }
}
