package io.github.iamkit.testkit;

import io.github.iamkit.testkit.account.Refusal;
import io.github.iamkit.testkit.account.RolesAnywhereSetup;
import io.github.iamkit.testkit.protocol.Engine;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * IAM Roles Anywhere in a {@link FakeIam}: trust anchors, revocation lists and profiles, for {@code POST /sessions}.
 *
 * <pre>{@code
 * String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
 * String profile = aws.rolesAnywhere().profile("workers", roleArn);
 * RolesAnywhereCredentials credentials = RolesAnywhereCredentials.of(worker.chain(), worker.signer())
 *     .trustAnchor(anchor).profile(profile).role(roleArn).httpClient(aws.httpClient()).build();
 * }</pre>
 *
 * <p>A session is given to whoever shows a certificate below the trust anchor, valid by the account's clock, and signs with
 * its key, if no revocation list has it, the profile lists the role and the role's trust policy lets Roles Anywhere in. Certificates with ML-DSA keys are
 * checked with Bouncy Castle, which tests that use them have to have on their path.
 *
 * <p>Thread-safe.
 */
public final class FakeRolesAnywhere {
    private static final String REGION = "us-east-1";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Engine engine;
    private final String region;

    FakeRolesAnywhere(Engine engine) {
        this(engine, REGION);
    }

    private FakeRolesAnywhere(Engine engine, String region) {
        this.engine = engine;
        this.region = region;
    }

    /** Returns Roles Anywhere of another region than {@code us-east-1}. */
    public FakeRolesAnywhere in(String otherRegion) {
        return new FakeRolesAnywhere(engine, Objects.requireNonNull(otherRegion, "otherRegion"));
    }

    /**
     * Creates a trust anchor and returns its ARN.
     *
     * @throws IllegalArgumentException if a certificate is none of an authority
     */
    public String trustAnchor(String name, X509Certificate certificate, X509Certificate... more) {
        List<X509Certificate> certificates = new ArrayList<>(List.of(certificate));
        certificates.addAll(List.of(more));
        return with(setup -> setup.addTrustAnchor(region, name, certificates));
    }

    /** Creates a profile for sessions of an hour, and returns its ARN. */
    public String profile(String name, String roleArn, String... more) {
        return with(setup -> setup.addProfile(region, name, roles(roleArn, more), (int) HOUR.toSeconds(), false));
    }

    /**
     * Creates a profile that accepts names for its sessions, and returns its ARN.
     *
     * @throws IllegalArgumentException if sessions cannot last for that long
     */
    public String profileWithSessionNames(String name, Duration sessions, String roleArn, String... more) {
        return with(setup -> setup.addProfile(region, name, roles(roleArn, more), (int) sessions.toSeconds(), true));
    }

    private static List<String> roles(String first, String... more) {
        List<String> roles = new ArrayList<>(List.of(first));
        roles.addAll(List.of(more));
        return roles;
    }

    /**
     * Imports a revocation list for a trust anchor, and returns its ARN. Certificates that it lists, and those below them, get no
     * sessions.
     *
     * @param crl signed by the trust anchor or by an authority below it
     * @throws IllegalArgumentException if there is no such trust anchor, or it has two lists already
     */
    public String importCrl(String name, String trustAnchorArn, X509CRL crl) {
        Objects.requireNonNull(crl, "crl");
        return with(setup -> setup.importCrl(region, name, trustAnchorArn, crl));
    }

    /**
     * Lets sessions of a profile be told these parts of a field and no others; a profile that was not changed maps all of each.
     * A part that is not mapped is absent, so that a condition with {@code StringNotEquals} on its tag is met.
     *
     * @param certificateField {@code x509Subject}, {@code x509Issuer} or {@code x509SAN}
     * @param specifier a part, such as {@code CN} or {@code DNS}; {@code *} for all
     * @throws IllegalArgumentException if there is no such profile or field
     */
    public void putAttributeMapping(String profileArn, String certificateField, String specifier, String... more) {
        Set<String> specifiers = new HashSet<>(List.of(more));
        specifiers.add(specifier);
        map(profileArn, certificateField, specifiers);
    }

    /**
     * Lets sessions of a profile be told nothing of a field.
     *
     * @throws IllegalArgumentException if there is no such profile or field
     */
    public void deleteAttributeMapping(String profileArn, String certificateField) {
        map(profileArn, certificateField, Set.of());
    }

    private void map(String profileArn, String certificateField, Set<String> specifiers) {
        with(setup -> {
            setup.setAttributeMapping(profileArn, certificateField, specifiers);
            return profileArn;
        });
    }

    /** Disables a trust anchor, a profile or a revocation list. */
    public void disable(String arn) {
        with(setup -> {
            setup.setEnabled(arn, false);
            return arn;
        });
    }

    /** Enables a trust anchor, a profile or a revocation list that was disabled. */
    public void enable(String arn) {
        with(setup -> {
            setup.setEnabled(arn, true);
            return arn;
        });
    }

    private String with(Function<RolesAnywhereSetup, String> change) {
        try {
            return engine.changeRolesAnywhere(fake -> change.apply(fake.setup()));
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }
}
