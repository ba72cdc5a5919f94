package io.github.iamkit.testkit;

import io.github.iamkit.testkit.account.Refusal;
import io.github.iamkit.testkit.account.RolesAnywhere;
import io.github.iamkit.testkit.protocol.Engine;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * IAM Roles Anywhere in a {@link FakeIam}: trust anchors and profiles, for {@code POST /sessions}.
 *
 * <pre>{@code
 * String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
 * String profile = aws.rolesAnywhere().profile("workers", roleArn);
 * RolesAnywhereCredentials credentials = RolesAnywhereCredentials.of(worker.chain(), worker.signer())
 *     .trustAnchor(anchor).profile(profile).role(roleArn).httpClient(aws.httpClient()).build();
 * }</pre>
 *
 * <p>A session is given to whoever shows a certificate below the trust anchor, valid by the account's clock, and signs with
 * its key, if the profile lists the role and the role's trust policy lets Roles Anywhere in. Certificates with ML-DSA keys are
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
        return with(fake -> fake.addTrustAnchor(region, name, certificates));
    }

    /** Creates a profile for sessions of an hour, and returns its ARN. */
    public String profile(String name, String roleArn, String... more) {
        return with(fake -> fake.addProfile(region, name, roles(roleArn, more), (int) HOUR.toSeconds(), false));
    }

    /**
     * Creates a profile that accepts names for its sessions, and returns its ARN.
     *
     * @throws IllegalArgumentException if sessions cannot last for that long
     */
    public String profileWithSessionNames(String name, Duration sessions, String roleArn, String... more) {
        return with(fake -> fake.addProfile(region, name, roles(roleArn, more), (int) sessions.toSeconds(), true));
    }

    private static List<String> roles(String first, String... more) {
        List<String> roles = new ArrayList<>(List.of(first));
        roles.addAll(List.of(more));
        return roles;
    }

    /** Disables a trust anchor or a profile. */
    public void disable(String arn) {
        with(fake -> {
            fake.setEnabled(arn, false);
            return arn;
        });
    }

    /** Enables a trust anchor or a profile that was disabled. */
    public void enable(String arn) {
        with(fake -> {
            fake.setEnabled(arn, true);
            return arn;
        });
    }

    private String with(Function<RolesAnywhere, String> change) {
        try {
            return engine.changeRolesAnywhere(change);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }
}
