package io.github.iamkit.credentials;

import io.github.iamkit.policy.Arn;
import io.github.iamkit.policy.OpenTrustPolicy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.condition.GlobalKeys;
import io.github.iamkit.policy.json.JsonWriter;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.AttributeMap;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials from IAM Roles Anywhere: a certificate is exchanged for a role's temporary ones.
 *
 * <pre>{@code
 * RolesAnywhereCredentials credentials = RolesAnywhereCredentials.of(worker.chain(), worker.signer())
 *     .trustAnchor("arn:aws:rolesanywhere:eu-west-1:123456789012:trust-anchor/3f1a...")
 *     .profile("arn:aws:rolesanywhere:eu-west-1:123456789012:profile/9c2b...")
 *     .role("arn:aws:iam::123456789012:role/worker")
 *     .build();
 * IamClient iam = IamClient.builder().credentialsProvider(credentials).build();
 * }</pre>
 *
 * <p>The private key never leaves where it is: it may be in memory, in a {@link KeyStore} (also one of PKCS#11), or behind a
 * function that signs, such as {@code KeyedCertificate.signer()} or a call to a key management service. RSA, EC and ML-DSA keys
 * are taken; ML-DSA on JDKs before 24 through such a function.
 *
 * <p>Nothing is asked for before the first use. Then the credentials are kept, and exchanged for others five to ten minutes
 * before they expire; however many callers there are, one of them asks. If the clock here is wrong, the service's is taken. A
 * refusal comes as the SDK's {@code AwsServiceException}.
 *
 * <p>Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication.html">AWS: Roles Anywhere
 *     authentication</a>
 */
public final class RolesAnywhereCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final RefreshAhead<AwsSessionCredentials> credentials;
    private final Optional<SdkHttpClient> ownClient;
    private final String description;

    private RolesAnywhereCredentials(Builder builder) {
        SdkHttpClient given = builder.httpClient;
        SdkHttpClient client = given == null ? usualClient() : given;
        this.ownClient = given == null ? Optional.of(client) : Optional.empty();
        SessionExchange exchange = new SessionExchange(builder.request(), client, builder.clock, builder.pause);
        this.credentials = new RefreshAhead<>(exchange::fetch, exchange::now);
        this.description = "RolesAnywhereCredentials[" + builder.identity + ", " + builder.role + "]";
    }

    private static SdkHttpClient usualClient() {
        return ServiceLoader.load(SdkHttpService.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no HTTP client of the SDK, such as url-connection-client, on the path; add one, or call"
                                + " httpClient(...)"))
                .createHttpClientBuilder()
                .buildWithDefaults(AttributeMap.empty());
    }

    /**
     * Starts a provider for a certificate whose key signs through a function.
     *
     * @param chain the certificate first, then its issuers as far as they are known; the root is not sent
     * @param signer signs what it is given: PKCS#1 with SHA-256 for RSA, ECDSA with SHA-256 in DER, ML-DSA pure
     * @throws IllegalArgumentException if Roles Anywhere does not take such a key, or that many intermediates
     */
    public static Builder of(List<X509Certificate> chain, UnaryOperator<byte[]> signer) {
        return new Builder(CertificateIdentity.of(chain, Objects.requireNonNull(signer, "signer")));
    }

    /**
     * Starts a provider for a certificate and its key, which may live in a device.
     *
     * @throws IllegalArgumentException if Roles Anywhere does not take such a key, or that many intermediates
     */
    public static Builder of(List<X509Certificate> chain, PrivateKey key) {
        return new Builder(CertificateIdentity.of(chain, Objects.requireNonNull(key, "key"), Optional.empty()));
    }

    /**
     * Starts a provider for an entry of a key store, be it a file or a device. The key store's own provider signs if it can, so
     * that one of PKCS#11 need not be registered for the whole JVM.
     *
     * @param password opens the entry; empty if it needs none; the caller clears it afterwards
     * @throws IllegalArgumentException if the entry is no private key with its certificate, or the password is wrong
     */
    public static Builder of(KeyStore store, String alias, char[] password) {
        try {
            if (store.getKey(alias, password) instanceof PrivateKey key && store.getCertificateChain(alias) != null) {
                List<X509Certificate> chain = Stream.of(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList();
                return new Builder(CertificateIdentity.of(chain, key, Optional.of(store.getProvider())));
            }
            throw new IllegalArgumentException(
                    "entry `" + alias + "` of the key store is no private key with its certificate; check its name");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "entry `" + alias + "` of the key store cannot be opened; check its password", e);
        }
    }

    /**
     * Returns the trust policy of a role that whoever has a certificate below this trust anchor may assume. More can be asked
     * for: {@code trustPolicy(anchor).when(principalTag("x509Subject/CN").equalTo("worker"))}.
     *
     * <p>The anchor is no choice: without it, every trust anchor of the account, also one that somebody adds later, would lead
     * to the role.
     *
     * @throws IllegalArgumentException if it is not the ARN of one trust anchor
     */
    public static OpenTrustPolicy trustPolicy(String trustAnchorArn) {
        Arn anchor = RolesAnywhereArns.trustAnchor(trustAnchorArn);
        return TrustPolicy.allow(Principal.service("rolesanywhere.amazonaws.com"))
                .to("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity")
                .when(GlobalKeys.SOURCE_ARN.equalTo(anchor));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return credentials.get();
    }

    /** Closes the HTTP client, unless it was given. */
    @Override
    public void close() {
        ownClient.ifPresent(SdkHttpClient::close);
    }

    /** Returns whose certificate it is and the role. */
    @Override
    public String toString() {
        return description;
    }

    /**
     * Builds a {@link RolesAnywhereCredentials}.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {
        private static final Duration SHORTEST = Duration.ofSeconds(900);
        private static final Duration LONGEST = Duration.ofSeconds(43_200);
        private static final int SHORTEST_NAME = 2;
        private static final int LONGEST_NAME = 64;

        private final CertificateIdentity identity;
        private @Nullable Arn trustAnchor;
        private @Nullable Arn profile;
        private @Nullable Arn role;
        private @Nullable Duration duration;
        private @Nullable String sessionName;
        private @Nullable SdkHttpClient httpClient;
        private @Nullable URI endpoint;
        private Clock clock = Clock.systemUTC();
        /** The way to wait unless one is given, as tests do. */
        private SessionExchange.Pause pause = time -> Thread.sleep(time.toMillis());

        private Builder(CertificateIdentity identity) {
            this.identity = identity;
        }

        /**
         * Sets the trust anchor, which says who vouches for the certificate, and in which region.
         *
         * @throws IllegalArgumentException if it is not the ARN of one
         */
        public Builder trustAnchor(String arn) {
            this.trustAnchor = RolesAnywhereArns.trustAnchor(arn);
            return this;
        }

        /**
         * Sets the profile, which lists the role.
         *
         * @throws IllegalArgumentException if it is not the ARN of one
         */
        public Builder profile(String arn) {
            this.profile = RolesAnywhereArns.profile(arn);
            return this;
        }

        /**
         * Sets the role.
         *
         * @throws IllegalArgumentException if it is not the ARN of one
         */
        public Builder role(String arn) {
            this.role = RolesAnywhereArns.role(arn);
            return this;
        }

        /**
         * Sets for how long a session is to last; if not said, or more than that, as long as the profile says.
         *
         * @throws IllegalArgumentException if it is not 15 minutes to 12 hours
         */
        public Builder sessionDuration(Duration duration) {
            if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "sessions last 15 minutes to 12 hours, not " + duration + "; choose something between");
            }
            this.duration = duration;
            return this;
        }

        /**
         * Sets the name of the session, which only profiles that accept one take; if not said, the certificate's serial number.
         *
         * @throws IllegalArgumentException if it is not 2 to 64 letters, digits and {@code _+=,.@-}
         */
        public Builder sessionName(String name) {
            boolean isName = name.length() >= SHORTEST_NAME
                    && name.length() <= LONGEST_NAME
                    && name.chars()
                            .allMatch(c -> c >= 'a' && c <= 'z'
                                    || c >= 'A' && c <= 'Z'
                                    || c >= '0' && c <= '9'
                                    || "_+=,.@-".indexOf(c) >= 0);
            if (!isName) {
                throw new IllegalArgumentException(
                        "`" + name + "` is no session name; it has 2 to 64 letters, digits and _+=,.@-");
            }
            this.sessionName = name;
            return this;
        }

        /** Sets the HTTP client, which stays the caller's to close; if not said, the first one on the path. */
        public Builder httpClient(SdkHttpClient client) {
            this.httpClient = Objects.requireNonNull(client, "client");
            return this;
        }

        /** Sets where the service is; if not said, where it is in the trust anchor's region. */
        public Builder endpoint(URI endpoint) {
            this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
            return this;
        }

        /** Sets the clock; the system's if not said otherwise. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        Builder pause(SessionExchange.Pause other) {
            this.pause = other;
            return this;
        }

        /**
         * Builds the provider, without a call.
         *
         * @throws IllegalStateException if trust anchor, profile or role are missing
         * @throws IllegalArgumentException if trust anchor and profile are in different regions
         */
        public RolesAnywhereCredentials build() {
            return new RolesAnywhereCredentials(this);
        }

        private CreateSession request() {
            Arn anchor = present(trustAnchor, "trustAnchor");
            Arn listing = present(profile, "profile");
            if (!anchor.region().equals(listing.region())) {
                throw new IllegalArgumentException("the trust anchor is in " + anchor.region() + " and the profile in "
                        + listing.region() + "; use two of one region");
            }
            String roleArn = present(role, "role").toString();
            boolean isRoleInBody = roleArn.contains("=");
            Map<String, String> query =
                    new TreeMap<>(Map.of("trustAnchorArn", anchor.toString(), "profileArn", listing.toString()));
            if (!isRoleInBody) {
                query.put("roleArn", roleArn);
            }
            URI place = endpoint == null ? usualEndpoint(anchor.region()) : endpoint;
            return new CreateSession(
                    identity,
                    place,
                    anchor.region(),
                    query,
                    body(isRoleInBody ? Optional.of(roleArn) : Optional.empty()));
        }

        private static Arn present(@Nullable Arn arn, String name) {
            if (arn == null) {
                throw new IllegalStateException("there is no " + name + "; call " + name + "(...) before build()");
            }
            return arn;
        }

        private static URI usualEndpoint(String region) {
            return URI.create("https://rolesanywhere." + region + "."
                    + PartitionMetadata.of(Region.of(region)).dnsSuffix());
        }

        /** AWS: an equals sign in the query's values is encoded twice, which HTTP clients do not do; here it need not be. */
        private String body(Optional<String> roleArn) {
            JsonWriter json = JsonWriter.compact().openObject();
            if (duration != null) {
                json.name("durationSeconds").literal(String.valueOf(duration.toSeconds()));
            }
            roleArn.ifPresent(arn -> json.name("roleArn").value(arn));
            if (sessionName != null) {
                json.name("roleSessionName").value(sessionName);
            }
            return json.closeObject().toString();
        }
    }
}
