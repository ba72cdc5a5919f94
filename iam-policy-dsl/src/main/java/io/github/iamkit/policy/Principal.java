package io.github.iamkit.policy;

import io.github.iamkit.policy.json.WritableText;

/**
 * Whom a statement of a trust or resource policy is about.
 *
 * <pre>{@code
 * Principal.account("123456789012");
 * Principal.aws("arn:aws:iam::123456789012:role/web");
 * Principal.service("ec2.amazonaws.com");
 * Principal.oidc("arn:aws:iam::123456789012:oidc-provider/token.actions.example");
 * Principal.everyone();
 * }</pre>
 *
 * <p>AWS does not allow groups as principals, nor wildcards inside a name; a group is refused here, the rest by
 * {@code validate}.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS:
 *     Principal</a>
 */
public sealed interface Principal {
    /** Returns what names the principal, such as an ARN. */
    String value();

    /** Returns everyone, anonymous callers included: {@code "Principal": "*"}. */
    static Principal everyone() {
        return new Everyone();
    }

    /**
     * Returns an account, which may then pass the access on to its users and roles.
     *
     * @throws IllegalArgumentException if the id is not twelve digits
     */
    static Principal account(CharSequence id) {
        String string = WritableText.require(id, "id");
        if (string.length() != 12 || !string.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("`" + string + "` is not an account id; write its twelve digits");
        }
        return new Aws(string);
    }

    /**
     * Returns whatever stands under {@code AWS}: the ARN of a role, user, role session, federated user or account root, an
     * account id, a unique id, or {@code *}.
     *
     * @throws IllegalArgumentException for a group
     */
    static Principal aws(CharSequence value) {
        return new Aws(WritableText.require(value, "value"));
    }

    /** Returns an AWS service, such as {@code ec2.amazonaws.com}. */
    static Principal service(CharSequence name) {
        return new Service(WritableText.require(name, "name"));
    }

    /** Returns an OpenID Connect provider: its ARN, or the host name of one that AWS has built in. */
    static Principal oidc(CharSequence provider) {
        return federated(provider);
    }

    /** Returns a SAML provider by its ARN. */
    static Principal saml(CharSequence providerArn) {
        return federated(providerArn);
    }

    /** Returns whatever stands under {@code Federated}. */
    static Principal federated(CharSequence provider) {
        return new Federated(WritableText.require(provider, "provider"));
    }

    /** Returns an account by its canonical user id, which only S3 knows. */
    static Principal canonicalUser(CharSequence id) {
        return new CanonicalUser(WritableText.require(id, "id"));
    }

    /** Everyone, anonymous callers included. */
    record Everyone() implements Principal {
        @Override
        public String value() {
            return "*";
        }
    }

    /**
     * An account, role, user or session.
     *
     * @param value an ARN, an account id, a unique id or {@code *}
     */
    record Aws(String value) implements Principal {
        static final String INSTEAD_OF_GROUP = "name its users or a role";

        /** Refuses groups. */
        public Aws {
            WritableText.requireNonEmpty(value, "principal");
            if (isGroup(value)) {
                throw new IllegalArgumentException(groupRefused(value) + "; " + INSTEAD_OF_GROUP);
            }
        }

        static boolean isGroup(String value) {
            return value.startsWith("arn:") && value.contains(":group/");
        }

        static String groupRefused(String value) {
            return "`" + value + "` cannot be a principal: AWS does not allow groups there";
        }
    }

    /**
     * An AWS service.
     *
     * @param value its principal name
     */
    record Service(String value) implements Principal {
        /** Refuses the empty text. */
        public Service {
            WritableText.requireNonEmpty(value, "principal");
        }
    }

    /**
     * An identity provider.
     *
     * @param value its ARN, or the host name of one that AWS has built in
     */
    record Federated(String value) implements Principal {
        /** Refuses the empty text. */
        public Federated {
            WritableText.requireNonEmpty(value, "principal");
        }

        /** Tells whether the provider speaks SAML, and not OpenID Connect. */
        public boolean isSaml() {
            return value.contains(":saml-provider/");
        }
    }

    /**
     * An account as S3 names it.
     *
     * @param value its canonical user id
     */
    record CanonicalUser(String value) implements Principal {
        /** Refuses the empty text. */
        public CanonicalUser {
            WritableText.requireNonEmpty(value, "principal");
        }
    }
}
