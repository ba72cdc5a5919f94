package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;

/**
 * The keys that every AWS service knows, with their types.
 *
 * <pre>{@code
 * import static io.github.iamkit.policy.condition.GlobalKeys.*;
 *
 * Condition office = SOURCE_IP.in("203.0.113.0/24");
 * Condition ownTeam = principalTag("team").equalTo("ops", "dev");
 * }</pre>
 *
 * <p>Stateless and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS: global
 *     condition context keys</a>
 */
public final class GlobalKeys {
    // Who is asking.
    public static final ArnKey PRINCIPAL_ARN = ArnKey.of("aws:PrincipalArn");
    public static final StringKey PRINCIPAL_ACCOUNT = StringKey.of("aws:PrincipalAccount");
    public static final StringKey PRINCIPAL_TYPE = StringKey.of("aws:PrincipalType");
    public static final StringKey PRINCIPAL_ORG_ID = StringKey.of("aws:PrincipalOrgID");
    public static final StringSetKey PRINCIPAL_ORG_PATHS = StringSetKey.of("aws:PrincipalOrgPaths");
    public static final BoolKey PRINCIPAL_IS_AWS_SERVICE = BoolKey.of("aws:PrincipalIsAWSService");
    public static final StringKey PRINCIPAL_SERVICE_NAME = StringKey.of("aws:PrincipalServiceName");
    public static final StringSetKey PRINCIPAL_SERVICE_NAMES_LIST = StringSetKey.of("aws:PrincipalServiceNamesList");
    public static final StringKey USERNAME = StringKey.of("aws:username");
    public static final StringKey USER_ID = StringKey.of("aws:userid");

    // How the caller signed in.
    public static final StringKey FEDERATED_PROVIDER = StringKey.of("aws:FederatedProvider");
    public static final StringKey SOURCE_IDENTITY = StringKey.of("aws:SourceIdentity");
    public static final DateKey TOKEN_ISSUE_TIME = DateKey.of("aws:TokenIssueTime");
    public static final BoolKey MFA_PRESENT = BoolKey.of("aws:MultiFactorAuthPresent");
    public static final NumericKey MFA_AGE = NumericKey.of("aws:MultiFactorAuthAge");
    public static final BoolKey ASSUMED_ROOT = BoolKey.of("aws:AssumedRoot");
    public static final ArnKey SIGN_IN_SESSION_ARN = ArnKey.of("aws:SignInSessionArn");
    public static final StringKey VIA_CUSTOMER_DOMAIN = StringKey.of("aws:ViaCustomerDomain");
    public static final ArnKey CHATBOT_SOURCE_ARN = ArnKey.of("aws:ChatbotSourceArn");
    public static final StringKey EC2_INSTANCE_SOURCE_VPC = StringKey.of("aws:Ec2InstanceSourceVpc");
    public static final IpKey EC2_INSTANCE_SOURCE_PRIVATE_IPV4 = IpKey.of("aws:Ec2InstanceSourcePrivateIPv4");

    // Where the request comes from.
    public static final IpKey SOURCE_IP = IpKey.of("aws:SourceIp");
    public static final IpKey VPC_SOURCE_IP = IpKey.of("aws:VpcSourceIp");
    public static final StringKey SOURCE_VPC = StringKey.of("aws:SourceVpc");
    public static final ArnKey SOURCE_VPC_ARN = ArnKey.of("aws:SourceVpcArn");
    public static final StringKey SOURCE_VPCE = StringKey.of("aws:SourceVpce");
    public static final StringKey VPCE_ACCOUNT = StringKey.of("aws:VpceAccount");
    public static final StringKey VPCE_ORG_ID = StringKey.of("aws:VpceOrgID");
    public static final StringSetKey VPCE_ORG_PATHS = StringSetKey.of("aws:VpceOrgPaths");

    // What the request is.
    public static final DateKey CURRENT_TIME = DateKey.of("aws:CurrentTime");
    public static final DateKey EPOCH_TIME = DateKey.of("aws:EpochTime");
    public static final BoolKey SECURE_TRANSPORT = BoolKey.of("aws:SecureTransport");
    public static final StringKey USER_AGENT = StringKey.of("aws:UserAgent");
    public static final StringKey REFERER = StringKey.of("aws:referer");
    public static final StringKey REQUESTED_REGION = StringKey.of("aws:RequestedRegion");
    public static final StringSetKey TAG_KEYS = StringSetKey.of("aws:TagKeys");

    // Which service passes it on.
    public static final BoolKey VIA_AWS_SERVICE = BoolKey.of("aws:ViaAWSService");
    public static final BoolKey VIA_AWS_MCP_SERVICE = BoolKey.of("aws:ViaAWSMCPService");
    public static final StringKey CALLED_VIA_AWS_MCP = StringKey.of("aws:CalledViaAWSMCP");
    public static final BoolKey IS_MCP_SERVICE_ACTION = BoolKey.of("aws:IsMcpServiceAction");
    public static final StringSetKey CALLED_VIA = StringSetKey.of("aws:CalledVia");
    public static final StringKey CALLED_VIA_FIRST = StringKey.of("aws:CalledViaFirst");
    public static final StringKey CALLED_VIA_LAST = StringKey.of("aws:CalledViaLast");
    public static final ArnKey SOURCE_ARN = ArnKey.of("aws:SourceArn");
    public static final StringKey SOURCE_ACCOUNT = StringKey.of("aws:SourceAccount");
    public static final StringKey SOURCE_ORG_ID = StringKey.of("aws:SourceOrgID");
    public static final StringSetKey SOURCE_ORG_PATHS = StringSetKey.of("aws:SourceOrgPaths");

    // What it is about.
    public static final StringKey RESOURCE_ACCOUNT = StringKey.of("aws:ResourceAccount");
    public static final StringKey RESOURCE_ORG_ID = StringKey.of("aws:ResourceOrgID");
    public static final StringSetKey RESOURCE_ORG_PATHS = StringSetKey.of("aws:ResourceOrgPaths");

    private GlobalKeys() {}

    /** Returns the key of a tag on the caller. */
    public static StringKey principalTag(String tagKey) {
        return tag("aws:PrincipalTag/", tagKey);
    }

    /** Returns the key of a tag on the resource. */
    public static StringKey resourceTag(String tagKey) {
        return tag("aws:ResourceTag/", tagKey);
    }

    /** Returns the key of a tag that the request brings. */
    public static StringKey requestTag(String tagKey) {
        return tag("aws:RequestTag/", tagKey);
    }

    private static StringKey tag(String prefix, String tagKey) {
        return StringKey.of(prefix + WritableText.requireNonEmpty(tagKey, "tagKey"));
    }
}
