package io.github.iamkit.testkit.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ReportFormatType;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * The report on the credentials of root and of all users. It is made when it is asked for first, and then no more often than
 * every four hours.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">AWS: credential
 *     reports</a>
 */
final class CredentialReports {
    private static final String ONLY_ROW = "";
    private static final Duration GOOD_FOR = Duration.ofHours(4);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);
    private static final String NONE = "N/A";
    private static final int KEYS = 2;
    private static final int CERTIFICATES = 2;
    private static final String HEAD =
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,"
                    + "mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
                    + "access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,"
                    + "access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,"
                    + "access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private final Account account;
    private final Table<Report> reports;

    /** A report that was made. */
    private record Report(String content, Instant made) {}

    CredentialReports(Account account) {
        this.account = account;
        this.reports = account.table("credential report", report -> ONLY_ROW);
    }

    void register(Operations operations) {
        operations.add("GenerateCredentialReport", GenerateCredentialReportRequest::builder, this::generate);
        operations.add("GetCredentialReport", GetCredentialReportRequest::builder, this::get);
    }

    private GenerateCredentialReportResponse generate(GenerateCredentialReportRequest request) {
        if (reports.find(ONLY_ROW).filter(this::isGood).isPresent()) {
            return GenerateCredentialReportResponse.builder()
                    .state(ReportStateType.COMPLETE)
                    .build();
        }
        reports.put(new Report(content(), account.now()));
        return GenerateCredentialReportResponse.builder()
                .state(ReportStateType.STARTED)
                .description("No report exists. Starting a new report generation task")
                .build();
    }

    private boolean isGood(Report report) {
        return account.now().isBefore(report.made().plus(GOOD_FOR));
    }

    private GetCredentialReportResponse get(GetCredentialReportRequest request) {
        Report report = reports.find(ONLY_ROW)
                .orElseThrow(
                        () -> new Refusal("ReportNotPresent", "No report exists. Generate a new credential report."));
        if (!isGood(report)) {
            throw new Refusal("ReportExpired", "The credential report has expired. Generate a new credential report.");
        }
        return GetCredentialReportResponse.builder()
                .content(SdkBytes.fromString(report.content(), StandardCharsets.UTF_8))
                .reportFormat(ReportFormatType.TEXT_CSV)
                .generatedTime(report.made())
                .build();
    }

    private String content() {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        lines.add(line(account.root()));
        account.users().values().forEach(user -> lines.add(line(user)));
        return String.join("\n", lines);
    }

    private String line(StoredUser user) {
        List<String> cells = new ArrayList<>();
        cells.add(user.isRoot() ? "<root_account>" : user.name());
        cells.add(account.arn(user));
        cells.add(TIME.format(user.created()));
        addPassword(user, cells);
        cells.add(String.valueOf(!MfaDevices.of(user, account).isEmpty()));
        for (int i = 0; i < KEYS; i++) {
            addKey(i < user.accessKeys().size() ? Optional.of(user.accessKeys().get(i)) : Optional.empty(), cells);
        }
        for (int i = 0; i < CERTIFICATES; i++) {
            boolean isThere = i < user.signingCertificates().size();
            cells.add(
                    String.valueOf(isThere && user.signingCertificates().get(i).isActive()));
            cells.add(isThere ? TIME.format(user.signingCertificates().get(i).uploaded()) : NONE);
        }
        return String.join(",", cells);
    }

    private static void addPassword(StoredUser user, List<String> cells) {
        if (user.isRoot()) {
            cells.addAll(List.of("not_supported", "no_information", "not_supported", "not_supported"));
        } else if (user.loginProfile().isPresent()) {
            String changed = TIME.format(user.loginProfile().get().created());
            cells.addAll(List.of("true", "no_information", changed, NONE));
        } else {
            cells.addAll(List.of("false", NONE, NONE, NONE));
        }
    }

    private void addKey(Optional<StoredKey> key, List<String> cells) {
        Optional<LastUses.Use> use = key.flatMap(one -> account.lastUses().of(one.id()));
        cells.add(String.valueOf(key.filter(StoredKey::isActive).isPresent()));
        cells.add(key.map(one -> TIME.format(one.created())).orElse(NONE));
        cells.add(use.map(last -> TIME.format(last.time())).orElse(NONE));
        cells.add(use.map(LastUses.Use::region).orElse(NONE));
        cells.add(use.map(LastUses.Use::service).orElse(NONE));
    }
}
