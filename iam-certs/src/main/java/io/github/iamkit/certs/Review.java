package io.github.iamkit.certs;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the questions that a profile has to the certificates of a chain. */
final class Review {
    private final CertificateProfile profile;
    private final Clock clock;
    private final List<CertificateView> chain = new ArrayList<>();
    private final Findings findings = new Findings();
    private boolean asksChain = true;

    private Review(CertificateProfile profile, Clock clock) {
        this.profile = profile;
        this.clock = clock;
    }

    static Review of(CertificateProfile profile, List<X509Certificate> chain, Clock clock) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate to review; give the leaf and its chain");
        }
        Review review = new Review(profile, clock);
        for (X509Certificate certificate : chain) {
            review.chain.add(new CertificateView(review.chain.size(), certificate));
        }
        return review;
    }

    Review withoutChain() {
        asksChain = false;
        return this;
    }

    CertificateReport report() {
        return report(List.of());
    }

    /** Reports, with what was found before the certificates were looked at. */
    CertificateReport report(List<CertificateFinding> known) {
        CertificateRules rules = new CertificateRules(profile, findings, clock);
        for (CertificateView view : chain) {
            asking(view, () -> rules.check(view));
        }
        asking(chain.get(0), () -> new LeafRules(profile, findings).check(chain.get(0)));
        if (asksChain) {
            asking(chain.get(chain.size() - 1), () -> new ChainRules(profile, findings, chain).check());
        }
        List<CertificateFinding> all = new ArrayList<>(known);
        all.addAll(findings.all());
        all.sort(Comparator.comparingInt(CertificateFinding::index));
        Instant expires = chain.stream()
                .map(view -> view.certificate().getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return ImmutableCertificateReport.builder()
                .profile(profile)
                .addAllFindings(all)
                .expires(expires)
                .daysLeft(Math.max(0, Duration.between(clock.instant(), expires).toDays()))
                .addAllHosts(LeafRules.hosts(chain.get(0).certificate()))
                .build();
    }

    /** What stands in an extension may be anything; what cannot be read is a finding like the others. */
    private void asking(CertificateView view, Runnable questions) {
        try {
            questions.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            findings.error("DAMAGED", view.index(), "an extension or key of it cannot be read", "get another one");
        }
    }
}
