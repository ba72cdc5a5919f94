package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;
import static io.github.iamkit.policy.lint.Rule.validation;

import java.util.List;

/** What validation finds, with AWS Access Analyzer's severities, which differ from validation's where AWS refuses what the analyzer only advises against. */
final class ValidationRules {
    static final List<Rule> ALL = List.of(
            validation("MISSING_VERSION", WARNING, "No `Version`: AWS reads the document in the language of 2008"),
            validation("X_UNSUPPORTED_VERSION", ERROR, "Organizations take no document of a version before 2012-10-17"),
            validation("X_UNSUPPORTED_ID", ERROR, "`Id` belongs to policies that name principals"),
            validation(
                    "X_UNSUPPORTED_CHARACTER", ERROR, "IAM takes tab, line feed, carriage return and U+0020 to U+00FF"),
            validation(
                    "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
                    WARNING,
                    "Identity policies have room for so many characters, white space not counted"),
            validation(
                    "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
                    WARNING,
                    "Role trust policies have room for so many characters, white space not counted"),
            validation(
                    "POLICY_SIZE_EXCEEDS_SCP_QUOTA",
                    ERROR,
                    "Service control policies have room for so many characters"),
            validation(
                    "POLICY_SIZE_EXCEEDS_RCP_QUOTA",
                    ERROR,
                    "Resource control policies have room for so many characters"),
            validation(
                    "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
                    WARNING,
                    "Policies on resources have room for so many characters as the service gives them"),
            validation(
                    "MISSING_PRINCIPAL",
                    ERROR,
                    "Statements of resource, trust and resource control policies say whom they are about"),
            validation(
                    "MISSING_RESOURCE",
                    ERROR,
                    "All statements but those of trust policies, and of a few registries, say what they are about"),
            validation("UNSUPPORTED_PRINCIPAL", ERROR, "An identity policy is about whoever it is attached to"),
            validation("SCP_SYNTAX_ERROR_PRINCIPAL", ERROR, "As `UNSUPPORTED_PRINCIPAL`, for service control policies"),
            validation(
                    "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", ERROR, "A trust policy is about the role that it is on"),
            validation(
                    "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL", ERROR, "A trust policy cannot trust everybody else"),
            validation(
                    "UNSUPPORTED_SID",
                    ERROR,
                    "A Sid of an identity, trust or service control policy is letters and digits"),
            validation("UNIQUE_SIDS_REQUIRED", ERROR, "In those policies no two statements share a Sid"),
            validation(
                    "UNIQUE_SIDS_RECOMMENDED",
                    WARNING,
                    "In others two statements should not share one, as some services refuse it"),
            validation(
                    "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
                    ERROR,
                    "AWS knows wildcards only as the whole of an `AWS` principal"),
            validation(
                    "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
                    ERROR,
                    "A trust policy takes `{\"AWS\": \"*\"}` for everyone, not the bare `\"*\"`"),
            validation("X_INVALID_PRINCIPAL", ERROR, "The text is no ARN, id or name that a principal can have"),
            validation(
                    "INVALID_USER_REFERENCE",
                    WARNING,
                    "An `AIDA...` id stands where IAM puts it when a trusted user was deleted; it matches nobody"),
            validation(
                    "INVALID_ROLE_REFERENCE",
                    WARNING,
                    "An `AROA...` id stands where IAM puts it when a trusted role was deleted; it matches nobody"),
            validation(
                    "FEDERATED_PRINCIPAL_NOT_SUPPORTED",
                    ERROR,
                    "Identity providers are principals of trust policies only"),
            validation("X_CANONICAL_USER_NOT_SUPPORTED", ERROR, "Only S3 knows accounts by canonical user ids"),
            validation(
                    "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
                    ERROR,
                    "A federated principal is the host name of a provider that AWS has built in, or the ARN of the account's own"),
            validation(
                    "MISMATCHED_ACTION_FOR_PRINCIPAL",
                    ERROR,
                    "SAML providers, OpenID Connect providers and all others come by actions of their own"),
            validation(
                    "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
                    ERROR,
                    "IAM Roles Anywhere needs three actions to make a session"),
            validation(
                    "X_SHARED_OIDC_PROVIDER_WITHOUT_TENANT",
                    ERROR,
                    "An issuer that serves many tenants needs a condition that tells whose tokens are meant"),
            validation("X_ACTION_WITHOUT_SERVICE", ERROR, "An action is `service:Name`, or `*` alone"),
            validation("X_SECOND_COLON_IN_ACTION", ERROR, "An action has one colon"),
            validation(
                    "X_INVALID_SERVICE_IN_ACTION",
                    ERROR,
                    "The service of an action is spelled out: no wildcards, nothing but letters, digits and hyphens"),
            validation(
                    "X_INVALID_ACTION_NAME", WARNING, "No action has a name of such characters, so it matches nothing"),
            validation(
                    "UNSUPPORTED_ACTION_IN_POLICY",
                    ERROR,
                    "A trust policy is about a few actions of STS, and a policy on a resource about those of its service"),
            validation("INVALID_ARN_PREFIX", ERROR, "A resource is an ARN, or `*` alone"),
            validation("MISSING_ARN_FIELD", ERROR, "An ARN has six parts"),
            validation(
                    "X_MISSING_ARN_RESOURCE", WARNING, "Nothing stands after the fifth colon, so it matches nothing"),
            validation("INVALID_PARTITION", ERROR, "AWS has no such partition"),
            validation("X_MIXED_PARTITIONS", ERROR, "An account lies in one partition and takes ARNs of no other"),
            validation("INVALID_ARN_SERVICE_CASE", ERROR, "The service of an ARN is lower-case"),
            validation(
                    "WILDCARD_IN_SERVICE_NAME",
                    SUGGESTION,
                    "The service of an ARN is spelled out; the analyzer only advises it, IAM demands it"),
            validation("X_INVALID_ARN_SERVICE", ERROR, "The service of an ARN is letters, digits and hyphens"),
            validation(
                    "ARN_REGION_NOT_ALLOWED",
                    ERROR,
                    "IAM and S3 refuse ARNs with a region for resources that lie in none"),
            validation("INVALID_ARN_ACCOUNT", ERROR, "An account is twelve digits, `aws`, empty or a wildcard"),
            validation(
                    "UNSUPPORTED_RESOURCE_ARN_IN_POLICY",
                    ERROR,
                    "A policy on a resource is about that resource, not about one of another service"),
            validation(
                    "VARIABLE_UNSUPPORTED_IN_VERSION",
                    ERROR,
                    "Without the version 2012-10-17 a variable is plain text"),
            validation("VARIABLE_UNSUPPORTED_IN_ELEMENT", ERROR, "Only resources and conditions have variables"),
            validation(
                    "INVALID_VARIABLE_FOR_OPERATOR",
                    ERROR,
                    "Only String and Arn operators, and by one reading Bool, have variables"),
            validation(
                    "X_VARIABLE_BEFORE_ARN_RESOURCE",
                    WARNING,
                    "A variable before the fifth colon of a resource is not supported; AWS takes it, but may match nothing"),
            validation("EMPTY_VARIABLE", ERROR, "`${}` names no key"),
            validation("MISSING_BRACE_IN_VARIABLE", ERROR, "`${` without its brace"),
            validation("MISSING_QUOTE_IN_VARIABLE", ERROR, "A default text stands in single quotes"),
            validation("UNSUPPORTED_SPACE_IN_VARIABLE", ERROR, "The key of a variable has no spaces"),
            validation("X_INVALID_VARIABLE_KEY", WARNING, "A context key has a prefix, so this one has never a value"),
            validation("X_MULTIVALUED_KEY_IN_VARIABLE", WARNING, "A key with several values never fills a variable"),
            validation("INVALID_CONDITION_KEY_FORMAT", ERROR, "A context key is `prefix:name`"),
            validation("UNSUPPORTED_GLOBAL_CONDITION_KEY", ERROR, "`aws:ARN` does not exist any more"),
            validation("MISSING_TAG_KEY_IN_CONDITION", ERROR, "The keys of tags end with the key of the tag"),
            validation("TYPE_MISMATCH_NUMBER", WARNING, "What a Numeric operator is given is no number"),
            validation("TYPE_MISMATCH_DATE", WARNING, "What a Date operator is given is no date"),
            validation(
                    "INVALID_DATE_VALUE",
                    WARNING,
                    "What a Date operator is given is a count of seconds, which may not be read as meant"),
            validation("TYPE_MISMATCH_BOOLEAN", WARNING, "What Bool or Null is given is neither true nor false"),
            validation("INVALID_CONDITION_MULTIPLE_BOOLEAN", ERROR, "Bool is given more than one value"),
            validation("TYPE_MISMATCH_STRING", WARNING, "What BinaryEquals is given is not base64"),
            validation(
                    "TYPE_MISMATCH_IP_RANGE",
                    ERROR,
                    "What an IP operator is given is neither an address nor a range of them"),
            validation(
                    "X_TYPE_MISMATCH_ARN", WARNING, "What an Arn operator is given can be no ARN, so it never matches"),
            validation(
                    "WILDCARD_WITHOUT_LIKE_OPERATOR",
                    WARNING,
                    "An operator that takes wildcards literally is given one"),
            validation("PRIVATE_IP_ADDRESS", ERROR, "`aws:SourceIp` is a public address, so the condition never holds"),
            validation(
                    "PRIVATE_NOT_IP_ADDRESS",
                    ERROR,
                    "`aws:SourceIp` is a public address, so the condition always holds"),
            validation("INVALID_VPC_FORMAT", ERROR, "The id of a VPC is `vpc-` and 8 or 17 letters and digits"),
            validation(
                    "INVALID_VPCE_FORMAT", ERROR, "The id of a VPC endpoint is `vpce-` and 8 or 17 letters and digits"),
            validation(
                    "SCP_SYNTAX_ERROR_ACTION_WILDCARD",
                    ERROR,
                    "The older language of service control policies: wildcards only at the end of an action"),
            validation(
                    "SCP_SYNTAX_ERROR_ALLOW_CONDITION",
                    ERROR,
                    "The older language of service control policies: no conditions with Allow"),
            validation(
                    "SCP_SYNTAX_ERROR_ALLOW_NOTACTION",
                    ERROR,
                    "The older language of service control policies: no `NotAction` with Allow"),
            validation(
                    "SCP_SYNTAX_ERROR_ALLOW_RESOURCE",
                    ERROR,
                    "The older language of service control policies: no resource but `*` with Allow"),
            validation(
                    "SCP_SYNTAX_ERROR_NOTRESOURCE",
                    ERROR,
                    "The older language of service control policies: no `NotResource`"),
            validation("RCP_SYNTAX_ERROR_PRINCIPAL", ERROR, "A resource control policy is about everyone, by `\"*\"`"),
            validation("X_RCP_ALLOW", ERROR, "The resource control policy that allows everything is AWS's own"),
            validation(
                    "RCP_SYNTAX_ERROR_ALLOW",
                    ERROR,
                    "Resource control policies only deny; the one that allows is AWS's"),
            validation("RCP_SYNTAX_ERROR_NOTACTION", ERROR, "Resource control policies name their actions"),
            validation(
                    "RCP_SYNTAX_ERROR_ACTION", ERROR, "Resource control policies name the services of their actions"),
            validation(
                    "X_RCP_ACTION_WILDCARD",
                    ERROR,
                    "Wildcards stand at the end of an action of a resource control policy"));

    private ValidationRules() {}
}
