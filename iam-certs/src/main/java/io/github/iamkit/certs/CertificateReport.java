package io.github.iamkit.certs;

import io.github.iamkit.certs.CertificateFinding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * What a certificate with its chain is worth for a purpose.
 *
 * <pre>{@code
 * CertificateReport report = CertificateProfile.IAM_SERVER_CERTIFICATE.review(chain, Clock.systemUTC());
 * if (!report.isAccepted() || report.daysLeft() < 30) {
 *     System.out.println(report);
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
// Sealed, so that no other class passes for one; the generated type is seen in this package alone.
@Value.Immutable
public abstract sealed class CertificateReport permits ImmutableCertificateReport {
    CertificateReport() {}

    /** Returns the purpose that was asked about. */
    public abstract CertificateProfile profile();

    /** Returns all that was found, by certificate, the leaf's first. */
    public abstract List<CertificateFinding> findings();

    /** Returns when the first certificate of the chain expires. */
    public abstract Instant expires();

    /** Returns how many whole days are left until then; 0 if it has expired. */
    public abstract long daysLeft();

    /** Returns the host names and addresses that the leaf stands for. */
    public abstract List<String> hosts();

    /** Returns the findings for which the certificate would be refused. */
    public final List<CertificateFinding> errors() {
        return findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /** Tells whether nothing was found for which the certificate would be refused. */
    public final boolean isAccepted() {
        return errors().isEmpty();
    }

    /** Returns the verdict and the findings, one a line. */
    @Override
    public final String toString() {
        String verdict = isAccepted() ? "good as " : "not good as ";
        return verdict + profile().description() + ", " + daysLeft() + " days left"
                + findings().stream()
                        .map(finding -> "\n" + finding.severity() + " " + finding.code() + " " + finding)
                        .collect(Collectors.joining());
    }
}
