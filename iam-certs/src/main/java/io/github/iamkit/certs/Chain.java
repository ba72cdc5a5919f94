package io.github.iamkit.certs;

import io.github.iamkit.certs.CertificateFinding.Severity;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * Certificates in the order in which they vouch for each other: the leaf first, the root last.
 *
 * <pre>{@code
 * Chain chain = Chain.order(pile);
 * chain.findings().forEach(System.out::println);      // what is missing, and what does not belong
 * CertificateProfile.IAM_SERVER_CERTIFICATE.require(chain.certificates());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
// Sealed, so that no other class passes for one; the generated type is seen in this package alone.
@Value.Immutable
public abstract sealed class Chain permits ImmutableChain {
    Chain() {}

    /** Returns the certificates that belong together, the leaf first. */
    public abstract List<X509Certificate> certificates();

    /** Returns those of the pile that are not part of the chain. */
    public abstract List<X509Certificate> leftOver();

    /** Tells whether the chain reaches a root, which signed itself. */
    public abstract boolean isComplete();

    /** Returns which issuer is missing, and what was left over; nothing if the pile was one whole chain. */
    public abstract List<CertificateFinding> findings();

    /**
     * Puts a pile in order. Names and key identifiers propose an issuer, its signature decides.
     *
     * <p>The leaf is the certificate that issued none of the others; of several, the one with the longest chain, rather
     * one that signed not itself and is no authority. Of several
     * chains from one leaf, as cross-signed authorities have, it is the shortest one that reaches a root.
     *
     * @throws IllegalArgumentException if the pile is empty
     */
    public static Chain order(Collection<X509Certificate> pile) {
        List<CertificateView> views = views(pile);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate to put in order; give one or more");
        }
        Issuers issuers = new Issuers(views);
        List<CertificateView> path = issuers.leaves().stream()
                .map(issuers::pathFrom)
                .max(Comparator.<List<CertificateView>>comparingInt(List::size)
                        .thenComparing(way -> !way.get(0).isSelfIssued())
                        .thenComparing(way -> !way.get(0).isAuthority()))
                .orElseThrow();
        return of(path, views);
    }

    /** The chain from a certificate on, as far as the others make one. */
    static List<X509Certificate> of(X509Certificate leaf, Collection<X509Certificate> others) {
        List<X509Certificate> pile = new ArrayList<>(List.of(leaf));
        pile.addAll(others);
        List<CertificateView> views = views(pile);
        return new Issuers(views)
                .pathFrom(views.get(0)).stream()
                        .map(CertificateView::certificate)
                        .toList();
    }

    /**
     * Reads certificates in the order in which they stand in a file: PEM, DER, PKCS#7 or a key store
     * whose certificates are not encrypted.
     *
     * @throws UnreadableCertificateException if there are none, or they are damaged
     */
    public static List<X509Certificate> read(Path file) {
        return Reading.contents(file, null).certificates();
    }

    /**
     * Reads certificates in the order in which they stand in an encrypted file, such as a trust store that keytool made.
     *
     * @param passphrase decrypts the file; the caller clears it afterwards
     * @throws UnreadableCertificateException if there are none, they are damaged, or it is not the passphrase
     */
    public static List<X509Certificate> read(Path file, char[] passphrase) {
        return Reading.contents(file, Objects.requireNonNull(passphrase, "passphrase"))
                .certificates();
    }

    /**
     * Reads certificates in the order in which they stand in PEM text.
     *
     * @throws UnreadableCertificateException if there are none, or they are damaged
     */
    public static List<X509Certificate> parse(String pem) {
        return Contents.of(Objects.requireNonNull(pem, "pem"), "the text").certificates();
    }

    /** Returns certificates as PEM, one after the other, as they are sent to whoever asked for them. */
    public static String toPem(Collection<X509Certificate> certificates) {
        return certificates.stream().map(KeyedCertificate::pem).collect(Collectors.joining());
    }

    private static List<CertificateView> views(Collection<X509Certificate> pile) {
        List<CertificateView> views = new ArrayList<>();
        for (X509Certificate certificate : new LinkedHashSet<>(pile)) {
            views.add(new CertificateView(views.size(), certificate));
        }
        return views;
    }

    private static Chain of(List<CertificateView> path, List<CertificateView> views) {
        List<CertificateFinding> findings = new ArrayList<>();
        CertificateView last = path.get(path.size() - 1);
        boolean isComplete = last.isSelfSigned();
        if (!isComplete) {
            findings.add(new CertificateFinding(
                    "ISSUER_MISSING",
                    Severity.WARNING,
                    path.size() - 1,
                    "`" + last.name() + "` was issued by `"
                            + last.certificate().getIssuerX500Principal().getName() + "`, which is not there",
                    "add the certificate of that issuer"));
        }
        List<X509Certificate> leftOver = new ArrayList<>();
        for (CertificateView view : views) {
            if (!path.contains(view)) {
                leftOver.add(view.certificate());
                findings.add(new CertificateFinding(
                        "LEFT_OVER",
                        Severity.WARNING,
                        path.size() - 1,
                        "`" + view.name() + "` is no part of the chain of `"
                                + path.get(0).name() + "`",
                        "leave it out, or add what lies between"));
            }
        }
        return ImmutableChain.builder()
                .addAllCertificates(
                        path.stream().map(CertificateView::certificate).toList())
                .addAllLeftOver(leftOver)
                .isComplete(isComplete)
                .addAllFindings(findings)
                .build();
    }

    /** Returns the names, the leaf's first. */
    @Override
    public final String toString() {
        return certificates().stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .collect(Collectors.joining(" <- "));
    }

    /** Who issued whom in a pile. */
    private static final class Issuers {
        private final Map<CertificateView, List<CertificateView>> of = new LinkedHashMap<>();

        Issuers(List<CertificateView> views) {
            for (CertificateView view : views) {
                of.put(
                        view,
                        views.stream()
                                .filter(other -> other != view && view.isIssuedBy(other))
                                .toList());
            }
        }

        /** Those that issued none of the others; all of them if they vouch for each other in a circle. */
        List<CertificateView> leaves() {
            List<CertificateView> leaves = of.keySet().stream()
                    .filter(view -> of.values().stream().noneMatch(issuers -> issuers.contains(view)))
                    .toList();
            return leaves.isEmpty() ? List.copyOf(of.keySet()) : leaves;
        }

        /** The shortest way up to a root; without one, a way that goes as far as any. */
        List<CertificateView> pathFrom(CertificateView leaf) {
            Map<CertificateView, Optional<CertificateView>> cameFrom = new LinkedHashMap<>();
            cameFrom.put(leaf, Optional.empty());
            Deque<CertificateView> waiting = new ArrayDeque<>(List.of(leaf));
            CertificateView farthest = leaf;
            while (!waiting.isEmpty()) {
                farthest = waiting.remove();
                if (farthest.isSelfSigned()) {
                    break;
                }
                for (CertificateView issuer : of.getOrDefault(farthest, List.of())) {
                    if (!cameFrom.containsKey(issuer)) {
                        cameFrom.put(issuer, Optional.of(farthest));
                        waiting.add(issuer);
                    }
                }
            }
            List<CertificateView> path = new ArrayList<>();
            for (Optional<CertificateView> step = Optional.of(farthest);
                    step.isPresent();
                    step = cameFrom.getOrDefault(step.get(), Optional.empty())) {
                path.add(0, step.get());
            }
            return path;
        }
    }
}
