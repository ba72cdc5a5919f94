package io.github.iamkit.actions.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names are API, so this table says which they are. */
class JavaNamesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            s3,              S3
            ec2,             Ec2
            execute-api,     ExecuteApi
            a4b,             A4b
            aws-marketplace, AwsMarketplace
            """)
    void a_class_is_called_like_the_prefix(String prefix, String name) {
        assertThat(JavaNames.className(prefix)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GetObject,                              GET_OBJECT
            ListObjectsV2,                          LIST_OBJECTS_V2
            CreateOpenIDConnectProvider,            CREATE_OPEN_ID_CONNECT_PROVIDER
            UploadSSHPublicKey,                     UPLOAD_SSH_PUBLIC_KEY
            AssumeRoleWithSAML,                     ASSUME_ROLE_WITH_SAML
            GetS3Bucket,                            GET_S3_BUCKET
            ListWebACLs,                            LIST_WEB_ACLS
            ListIPSets,                             LIST_IP_SETS
            AssignPrivateIPv4Addresses,             ASSIGN_PRIVATE_IPV4_ADDRESSES
            CreateIoTThing,                         CREATE_IOT_THING
            RefreshOAuth2Tokens,                    REFRESH_OAUTH2_TOKENS
            DeleteExternalIdPCertificate,           DELETE_EXTERNAL_IDP_CERTIFICATE
            ListExternalIdPolicies,                 LIST_EXTERNAL_ID_POLICIES
            StartOTelEnrichment,                    START_OTEL_ENRICHMENT
            CreateQApp,                             CREATE_Q_APP
            DELETE,                                 DELETE
            AssociateViaAWSService-EventsAndStates, ASSOCIATE_VIA_AWS_SERVICE_EVENTS_AND_STATES
            x-amz-server-side-encryption,           X_AMZ_SERVER_SIDE_ENCRYPTION
            google/organization_number,             GOOGLE_ORGANIZATION_NUMBER
            """)
    void a_constant_has_its_words_in_capitals(String name, String constant) {
        assertThat(JavaNames.constant(name)).isEqualTo(constant);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            bucket,           bucket
            bot alias,        botAlias
            listener-rule/app, listenerRuleApp
            DBCluster,        dbCluster
            OIDCProvider,     oidcProvider
            package,          packageArn
            case,             caseArn
            """)
    void a_method_has_its_words_joined_and_is_no_reserved_word(String name, String method) {
        assertThat(JavaNames.member(name, "Arn")).isEqualTo(method);
    }

    @Test
    void a_name_without_a_letter_at_the_start_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> JavaNames.constant("3Things"))
                .withMessage("`3Things` makes no name in Java");
    }
}
