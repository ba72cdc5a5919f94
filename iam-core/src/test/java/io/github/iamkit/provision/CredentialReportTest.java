package io.github.iamkit.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CredentialReportNotPresentException;
import software.amazon.awssdk.services.iam.model.CredentialReportNotReadyException;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;

class CredentialReportTest {
    private static final String CSV = """
            user,arn,password_enabled,password_last_used,mfa_active,access_key_1_active
            <root_account>,arn:aws:iam::123456789012:root,not_supported,no_information,true,false
            "smith,david",arn:aws:iam::123456789012:user/smith,true,2026-03-05T09:00:00+00:00,false,true
            """;

    /** A client that has no report at first, then makes one, then has it. */
    private static final class ReportingClient implements IamClient {
        private final List<String> calls = new ArrayList<>();

        @Override
        public GetCredentialReportResponse getCredentialReport(GetCredentialReportRequest request) {
            calls.add("get");
            return switch (calls.size()) {
                case 1 -> throw CredentialReportNotPresentException.builder().build();
                case 3 -> throw CredentialReportNotReadyException.builder().build();
                default ->
                    GetCredentialReportResponse.builder()
                            .content(SdkBytes.fromUtf8String(CSV))
                            .generatedTime(Instant.parse("2026-03-05T10:00:00Z"))
                            .build();
            };
        }

        @Override
        public GenerateCredentialReportResponse generateCredentialReport(GenerateCredentialReportRequest request) {
            calls.add("generate");
            return GenerateCredentialReportResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "iam";
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    @Test
    void a_report_that_is_not_there_is_made_and_waited_for() {
        ReportingClient client = new ReportingClient();
        List<Duration> pauses = new ArrayList<>();

        CredentialReport report = IamProvisioner.builder(client)
                .sleeper(pauses::add)
                .build()
                .account()
                .credentialReport();

        assertThat(client.calls).containsExactly("get", "generate", "get", "get");
        assertThat(pauses).hasSize(2);
        assertThat(report.generated()).isEqualTo("2026-03-05T10:00:00Z");
        assertThat(report.users())
                .extracting(CredentialReport.Row::name)
                .containsExactly("<root_account>", "smith,david");
    }

    @Test
    void what_aws_does_not_know_is_nothing() {
        CredentialReport report = new CredentialReport(Instant.EPOCH, CSV);

        CredentialReport.Row root = report.user("<root_account>").orElseThrow();
        CredentialReport.Row david = report.user("smith,david").orElseThrow();
        assertThat(root.value("password_enabled")).isEmpty();
        assertThat(root.time("password_last_used")).isEmpty();
        assertThat(david.time("password_last_used")).contains(Instant.parse("2026-03-05T09:00:00Z"));
        assertThat(david.isTrue("access_key_1_active")).isTrue();
        assertThat(david.isTrue("mfa_active")).isFalse();
        assertThat(david.value("no_such_column")).isEmpty();
    }
}
