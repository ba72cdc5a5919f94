package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Account account;
    private final RoleSessions sessions;
    private final RolesAnywhereSetup setup;

    RolesAnywhere(Account account, RoleSessions sessions) {
        this.account = account;
        this.sessions = sessions;
        this.setup = new RolesAnywhereSetup(account);
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
     * @param packedPolicySize how much of the space for tags it takes, in percent
     * @param subjectArn whose certificate was shown: the same for all certificates of one subject
     */
    public record Session(
            Credentials credentials,
            Caller caller,
            String roleArn,
            String sourceIdentity,
            int packedPolicySize,
            String subjectArn) {}

    /** Returns what decides who gets sessions. */
    public RolesAnywhereSetup setup() {
        return setup;
    }

    /** Gives out a session to whoever showed a certificate, whose signature was checked. */
    public Session createSession(Wish wish, CertificatePath path) {
        StoredTrustAnchor anchor = setup.anchor(wish.trustAnchorArn());
        StoredProfile profile = setup.profile(wish.profileArn());
        requireRegion(wish, anchor, profile);
        if (!anchor.isEnabled() || !profile.isEnabled()) {
            throw denied("The trust anchor or the profile is disabled.");
        }
        path.require(anchor, setup.crlsOf(anchor), account.clock().instant());
        StoredRole role = role(wish, profile);
        int seconds = seconds(wish, profile, role);
        CertificateAttributes attributes = new CertificateAttributes(path.leaf());
        String name = sessionName(wish, profile, attributes);
        SessionTags tags = new SessionTags(attributes.tags(profile), Map.of(), Set.of());
        requireTrust(role, anchor, attributes, tags, name);
        return issue(wish, role, name, attributes, tags, seconds);
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
        if (!RolesAnywhereSetup.isDuration(wished)) {
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
            StoredRole role,
            StoredTrustAnchor anchor,
            CertificateAttributes attributes,
            SessionTags tags,
            String name) {
        PolicySet trust = sessions.trust(role);
        for (String action : ACTIONS) {
            AccessRequest asked = AccessRequest.of(action, account.arn(role))
                    .by(Principal.service(SERVICE))
                    .with("aws:SourceArn", anchor.arn())
                    .with("aws:SourceAccount", account.id())
                    .with("sts:RoleSessionName", name)
                    .with("sts:SourceIdentity", attributes.sourceIdentity());
            for (Map.Entry<String, String> tag : tags.passed().entrySet()) {
                asked = asked.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue())
                        .with("aws:RequestTag/" + tag.getKey(), tag.getValue());
            }
            if (!trust.evaluate(asked).isAllowed()) {
                throw denied("Unable to assume role for " + account.arn(role) + ": its trust policy does not allow "
                        + action);
            }
        }
    }

    private Session issue(
            Wish wish, StoredRole role, String name, CertificateAttributes attributes, SessionTags tags, int seconds) {
        CallerSession started = sessions.start(role, tags)
                .sourceIdentity(attributes.sourceIdentity())
                .build();
        Caller caller = sessions.caller(role, name, started);
        return new Session(
                sessions.issue(caller, seconds),
                caller,
                account.arn(role),
                attributes.sourceIdentity(),
                Optional.ofNullable(new SessionPolicies(List.of(), 0).packedSize(tags))
                        .orElse(0),
                setup.subjectArn(wish.region(), attributes.subject()));
    }
}
