package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.Principal;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * IAM Roles Anywhere: trust anchors, profiles, and sessions for those who show a certificate.
 *
 * <p>What is refused is what AWS's pages say; the sentences are ours where these give none.
 *
 * @see <a href="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-create-session.html">AWS:
 *     CreateSession</a>
 */
public final class RolesAnywhere {
    private static final String SERVICE = "rolesanywhere.amazonaws.com";
    private static final List<String> ACTIONS = List.of("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity");
    private static final int LEAST_SECONDS = 900;
    private static final int MOST_SECONDS = 43_200;

    private final Account account;
    private final RoleSessions sessions;
    private final Table<StoredTrustAnchor> anchors;
    private final Table<StoredProfile> profiles;

    RolesAnywhere(Account account, RoleSessions sessions) {
        this.account = account;
        this.sessions = sessions;
        this.anchors = account.table("trust anchors", StoredTrustAnchor::arn);
        this.profiles = account.table("profiles", StoredProfile::arn);
    }

    /**
     * What a request asks for.
     *
     * @param region the region that it is signed for
     * @param seconds how long the session is to last, if it says
     * @param sessionName the name of the session, if it says
     */
    public record Wish(
            String region,
            String trustAnchorArn,
            String profileArn,
            String roleArn,
            Optional<Integer> seconds,
            Optional<String> sessionName) {}

    /**
     * A session that was given out.
     *
     * @param credentials what it is used with; the SDK does not show the secret in texts
     */
    public record Session(
            Credentials credentials, Caller caller, String roleArn, String sourceIdentity, String subjectArn) {}

    /** Adds a trust anchor and returns its ARN. */
    public String addTrustAnchor(String region, String name, List<X509Certificate> certificates) {
        certificates.forEach(CertificatePath::requireAuthority);
        String arn = arn(region, "trust-anchor/" + id());
        anchors.put(new StoredTrustAnchor(arn, name, List.copyOf(certificates), true));
        return arn;
    }

    /** Adds a profile and returns its ARN. */
    public String addProfile(
            String region, String name, List<String> roleArns, int seconds, boolean acceptsSessionNames) {
        if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
            throw new Refusal("ValidationException", "A profile's sessions last 900 to 43200 seconds.");
        }
        String arn = arn(region, "profile/" + id());
        profiles.put(new StoredProfile(arn, name, List.copyOf(roleArns), seconds, acceptsSessionNames, true));
        return arn;
    }

    /** Enables or disables a trust anchor or a profile. */
    public void setEnabled(String arn, boolean isEnabled) {
        Optional<StoredTrustAnchor> anchor = anchors.find(arn);
        Optional<StoredProfile> profile = profiles.find(arn);
        if (anchor.isEmpty() && profile.isEmpty()) {
            throw notFound(arn);
        }
        anchor.ifPresent(found -> anchors.put(found.enabled(isEnabled)));
        profile.ifPresent(found -> profiles.put(found.enabled(isEnabled)));
    }

    private static Refusal notFound(String arn) {
        return new Refusal("ResourceNotFoundException", arn + " was not found.");
    }

    private String arn(String region, String resource) {
        return "arn:" + account.partition() + ":rolesanywhere:" + region + ":" + account.id() + ":" + resource;
    }

    private String id() {
        return UUID.nameUUIDFromBytes(account.ids().secret().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Gives out a session to whoever showed a certificate, whose signature was checked. */
    public Session createSession(Wish wish, CertificatePath path) {
        StoredTrustAnchor anchor =
                anchors.find(wish.trustAnchorArn()).orElseThrow(() -> notFound(wish.trustAnchorArn()));
        StoredProfile profile = profiles.find(wish.profileArn()).orElseThrow(() -> notFound(wish.profileArn()));
        requireRegion(wish, anchor, profile);
        if (!anchor.isEnabled() || !profile.isEnabled()) {
            throw denied("The trust anchor or the profile is disabled.");
        }
        path.require(anchor, account.clock().instant());
        StoredRole role = role(wish, profile);
        int seconds = seconds(wish, profile, role);
        CertificateAttributes attributes = new CertificateAttributes(path.leaf());
        String name = sessionName(wish, profile, attributes);
        requireTrust(role, anchor, attributes, name);
        return issue(role, name, attributes, seconds);
    }

    private static Refusal denied(String message) {
        return new Refusal("AccessDeniedException", message);
    }

    private static void requireRegion(Wish wish, StoredTrustAnchor anchor, StoredProfile profile) {
        boolean isOne = anchor.arn().contains(":rolesanywhere:" + wish.region() + ":")
                && profile.arn().contains(":rolesanywhere:" + wish.region() + ":");
        if (!isOne) {
            throw new Refusal(
                    "ValidationException", "The trust anchor, the profile and the signature have to be of one region.");
        }
    }

    private StoredRole role(Wish wish, StoredProfile profile) {
        if (!profile.roleArns().contains(wish.roleArn())) {
            throw denied("Unable to assume role for " + wish.roleArn() + ": the profile does not list it");
        }
        return sessions.find(wish.roleArn())
                .orElseThrow(() -> denied("Unable to assume role for " + wish.roleArn() + ": there is no such role"));
    }

    /** The shorter of what is asked for and what the profile says; beyond what the role allows it fails. */
    private static int seconds(Wish wish, StoredProfile profile, StoredRole role) {
        int wished = wish.seconds().orElse(profile.seconds());
        if (wished < LEAST_SECONDS || wished > MOST_SECONDS) {
            throw new Refusal("ValidationException", "durationSeconds has to be 900 to 43200.");
        }
        int seconds = Math.min(wished, profile.seconds());
        if (seconds > role.maxSessionSeconds()) {
            throw new Refusal(
                    "ValidationException",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return seconds;
    }

    private static String sessionName(Wish wish, StoredProfile profile, CertificateAttributes attributes) {
        if (wish.sessionName().isPresent() && !profile.acceptsSessionNames()) {
            throw denied("The profile does not accept a roleSessionName.");
        }
        return wish.sessionName().orElseGet(attributes::serialNumber);
    }

    private void requireTrust(
            StoredRole role, StoredTrustAnchor anchor, CertificateAttributes attributes, String name) {
        PolicySet trusting =
                PolicySet.identity().clock(account.clock()).trust(role.trust().policy());
        PolicySet trust = account.organization()
                .map(one -> one.restrictResources(trusting))
                .orElse(trusting);
        for (String action : ACTIONS) {
            AccessRequest asked = AccessRequest.of(action, account.arn(role))
                    .by(Principal.service(SERVICE))
                    .with("aws:SourceArn", anchor.arn())
                    .with("aws:SourceAccount", account.id())
                    .with("sts:RoleSessionName", name)
                    .with("sts:SourceIdentity", attributes.sourceIdentity());
            for (Map.Entry<String, String> tag : attributes.tags().entrySet()) {
                asked = asked.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue())
                        .with("aws:RequestTag/" + tag.getKey(), tag.getValue());
            }
            if (!trust.evaluate(asked).isAllowed()) {
                throw denied("Unable to assume role for " + account.arn(role) + ": its trust policy does not allow "
                        + action);
            }
        }
    }

    private Session issue(StoredRole role, String name, CertificateAttributes attributes, int seconds) {
        SessionTags tags = new SessionTags(attributes.tags(), Map.of(), Set.of());
        CallerSession started = sessions.start(role, tags)
                .sourceIdentity(attributes.sourceIdentity())
                .build();
        Caller caller = sessions.caller(role, name, started);
        return new Session(
                sessions.issue(caller, seconds),
                caller,
                account.arn(role),
                attributes.sourceIdentity(),
                arn("us-east-1", "subject/" + id()));
    }
}
