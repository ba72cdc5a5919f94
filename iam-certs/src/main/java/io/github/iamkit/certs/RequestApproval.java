package io.github.iamkit.certs;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The answer to a request for a certificate, being written.
 *
 * <pre>{@code
 * List<X509Certificate> chain = ca.approve(request)
 *     .profile(CertificateProfile.ROLES_ANYWHERE_CLIENT)
 *     .validFor(Duration.ofDays(30))
 *     .sign();
 * }</pre>
 *
 * <p>Of the request only its key, its subject and its alternative names are taken over. What else it asks for, such as to be
 * an authority, is not: that is for the profile to say. Whether the names are the asker's to have, the caller has to know.
 *
 * <p>Not thread-safe.
 */
public final class RequestApproval {
    private final CertificateRequest request;
    private final KeyedCertificate issuer;
    private final Terms terms;

    RequestApproval(CertificateRequest request, KeyedCertificate issuer) {
        this.request = request;
        this.issuer = issuer;
        this.terms = new Terms(request.name(), issuer, false);
        this.terms.alternativeNames.addAll(request.alternativeNames());
    }

    /**
     * Says what the certificate is for; if not said, both ends of a TLS connection.
     *
     * @throws IllegalArgumentException if the profile is one of authorities
     */
    public RequestApproval profile(CertificateProfile profile) {
        terms.setProfile(profile);
        return this;
    }

    /** Sets for how long the certificate is valid; if not said otherwise a year, or until its issuer ends. */
    public RequestApproval validFor(Duration duration) {
        terms.setValidity(duration);
        return this;
    }

    /** Sets the clock from which the validity runs; the system's if not said otherwise. */
    public RequestApproval clock(Clock clock) {
        terms.setClock(clock);
        return this;
    }

    /**
     * Signs the certificate.
     *
     * @return the certificate and those of its issuers
     * @throws IllegalArgumentException if the key is weak or not taken for the profile, the certificate would outlive its
     *     issuer, or the issuer may not issue it
     */
    public List<X509Certificate> sign() {
        Issuance.check(terms);
        KeyAlgorithm key = KeyAlgorithm.of(request.publicKey());
        terms.requireKey(key.toString(), key.family());
        return List.copyOf(new Issuance(terms, request.publicKey()).run(issuer.privateKey()));
    }
}
