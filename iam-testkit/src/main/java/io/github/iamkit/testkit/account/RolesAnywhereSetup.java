package io.github.iamkit.testkit.account;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What decides who gets sessions of IAM Roles Anywhere: trust anchors, revocation lists and profiles.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/rolesanywhere.html">AWS: quotas of Roles
 *     Anywhere</a>
 */
public final class RolesAnywhereSetup {
    private static final int LEAST_SECONDS = 900;
    private static final int MOST_SECONDS = 43_200;
    private static final int MOST_CERTIFICATES = 2;
    private static final int MOST_CRLS = 2;
    private static final int MOST_ROLES = 250;
    private static final String INVALID = "ValidationException";

    private final Account account;
    private final Table<StoredTrustAnchor> anchors;
    private final Table<StoredProfile> profiles;
    private final Table<StoredCrl> crls;

    RolesAnywhereSetup(Account account) {
        this.account = account;
        this.anchors = account.table("trust anchors", StoredTrustAnchor::arn);
        this.profiles = account.table("profiles", StoredProfile::arn);
        this.crls = account.table("revocation lists", StoredCrl::arn);
    }

    /** Adds a trust anchor and returns its ARN. */
    public String addTrustAnchor(String region, String name, List<X509Certificate> certificates) {
        if (certificates.size() > MOST_CERTIFICATES) {
            throw new Refusal(INVALID, "A trust anchor has at most " + MOST_CERTIFICATES + " certificates.");
        }
        certificates.forEach(CertificatePath::requireAuthority);
        String arn = arn(region, "trust-anchor/" + id());
        anchors.put(new StoredTrustAnchor(arn, name, List.copyOf(certificates), true));
        return arn;
    }

    /** Imports a revocation list for a trust anchor and returns its ARN. */
    public String importCrl(String region, String name, String trustAnchorArn, X509CRL crl) {
        StoredTrustAnchor anchor = anchor(trustAnchorArn);
        if (crls.values().stream()
                        .filter(one -> one.trustAnchorArn().equals(anchor.arn()))
                        .count()
                >= MOST_CRLS) {
            throw new Refusal(INVALID, "A trust anchor has at most " + MOST_CRLS + " CRLs.");
        }
        String arn = arn(region, "crl/" + id());
        crls.put(new StoredCrl(arn, name, anchor.arn(), crl, true));
        return arn;
    }

    /** Adds a profile and returns its ARN. */
    public String addProfile(
            String region, String name, List<String> roleArns, int seconds, boolean acceptsSessionNames) {
        if (!isDuration(seconds)) {
            throw new Refusal(INVALID, "A profile's sessions last 900 to 43200 seconds.");
        }
        if (roleArns.size() > MOST_ROLES) {
            throw new Refusal(INVALID, "A profile has at most " + MOST_ROLES + " roles.");
        }
        String arn = arn(region, "profile/" + id());
        profiles.put(new StoredProfile(
                arn, name, List.copyOf(roleArns), seconds, acceptsSessionNames, StoredProfile.USUAL_MAPPINGS, true));
        return arn;
    }

    static boolean isDuration(int seconds) {
        return seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS;
    }

    /** Sets which parts of a field of certificates sessions of a profile are told; none if there are none. */
    public void setAttributeMapping(String profileArn, String certificateField, Set<String> specifiers) {
        if (!StoredProfile.USUAL_MAPPINGS.containsKey(certificateField)) {
            throw new Refusal(
                    INVALID, "`" + certificateField + "` is none of the fields x509Subject, x509Issuer and x509SAN.");
        }
        profiles.put(profile(profileArn).mapping(certificateField, specifiers));
    }

    /** Enables or disables a trust anchor, a profile or a revocation list. */
    public void setEnabled(String arn, boolean isEnabled) {
        Optional<StoredTrustAnchor> anchor = anchors.find(arn);
        Optional<StoredProfile> profile = profiles.find(arn);
        Optional<StoredCrl> crl = crls.find(arn);
        if (anchor.isEmpty() && profile.isEmpty() && crl.isEmpty()) {
            throw notFound(arn);
        }
        anchor.ifPresent(found -> anchors.put(found.enabled(isEnabled)));
        profile.ifPresent(found -> profiles.put(found.enabled(isEnabled)));
        crl.ifPresent(found -> crls.put(found.enabled(isEnabled)));
    }

    StoredTrustAnchor anchor(String arn) {
        return anchors.find(arn).orElseThrow(() -> notFound(arn));
    }

    StoredProfile profile(String arn) {
        return profiles.find(arn).orElseThrow(() -> notFound(arn));
    }

    List<StoredCrl> crlsOf(StoredTrustAnchor anchor) {
        return crls.values().stream()
                .filter(crl -> crl.isEnabled() && crl.trustAnchorArn().equals(anchor.arn()))
                .toList();
    }

    private static Refusal notFound(String arn) {
        return new Refusal("ResourceNotFoundException", arn + " was not found.");
    }

    String subjectArn(String region, String subject) {
        return arn(region, "subject/" + UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)));
    }

    private String arn(String region, String resource) {
        return "arn:" + account.partition() + ":rolesanywhere:" + region + ":" + account.id() + ":" + resource;
    }

    private String id() {
        return UUID.nameUUIDFromBytes(account.ids().secret().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
