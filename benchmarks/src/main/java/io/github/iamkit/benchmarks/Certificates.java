package io.github.iamkit.benchmarks;

import io.github.iamkit.certs.CertificateProfile;
import io.github.iamkit.certs.CertificateRequest;
import io.github.iamkit.certs.KeyAlgorithm;
import io.github.iamkit.certs.KeyedCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Keys and certificates, beside the JDK's key generator and {@code openssl}.
 *
 * <p>{@code ourPart} is {@code certificateForAKey} with signatures that cost nothing: to put the certificate together, to
 * read it once, and to judge it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Certificates {
    private static final int SIZE_OF_CERTIFICATE = 600;

    @Param({"EC_P256", "RSA_2048"})
    String kind = "EC_P256";

    private KeyAlgorithm algorithm = KeyAlgorithm.EC_P256;
    private KeyedCertificate authority = KeyedCertificate.authority("CN=Root").generate();
    private CertificateRequest request =
            CertificateRequest.of("CN=worker").generate().request();

    @Setup
    public void makeAuthority() {
        algorithm = kind.equals("RSA_2048") ? KeyAlgorithm.RSA_2048 : KeyAlgorithm.EC_P256;
        authority = KeyedCertificate.authority("CN=Root").key(algorithm).generate();
        request = CertificateRequest.of("CN=worker")
                .key(algorithm)
                .subjectAlternativeName("worker.internal")
                .generate()
                .request();
    }

    @Benchmark
    public KeyedCertificate selfSigned() {
        return KeyedCertificate.selfSigned("CN=david").key(algorithm).generate();
    }

    @Benchmark
    public List<X509Certificate> certificateForAKey() {
        return authority.approve(request).profile(CertificateProfile.TLS_SERVER).sign();
    }

    /** Signing taken out, for the one benchmark that asks for it. */
    @State(Scope.Thread)
    public static class Unsigned {
        @Setup
        public void stamp(Certificates certificates) {
            Security.insertProviderAt(
                    new Stamp(
                            certificates.signatureName(),
                            certificates.authority.certificate().getSignature()),
                    1);
        }
    }

    @Benchmark
    public List<X509Certificate> ourPart(Unsigned unsigned) {
        return authority.approve(request).profile(CertificateProfile.TLS_SERVER).sign();
    }

    private String signatureName() {
        return kind.equals("RSA_2048") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    @Benchmark
    public byte[] signature() throws GeneralSecurityException {
        PrivateKey key = authority.privateKey();
        Signature signature = Signature.getInstance(signatureName());
        signature.initSign(key);
        signature.update(new byte[SIZE_OF_CERTIFICATE]);
        return signature.sign();
    }

    @Benchmark
    public KeyPair jdkKeyGenerator() throws GeneralSecurityException {
        boolean isRsa = kind.equals("RSA_2048");
        KeyPairGenerator generator = KeyPairGenerator.getInstance(isRsa ? "RSA" : "EC");
        if (isRsa) {
            generator.initialize(2048);
        } else {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    /** The start of a process included, as that is how it is used. */
    @Benchmark
    public int openssl() throws IOException, InterruptedException {
        String[] key = kind.equals("RSA_2048")
                ? new String[] {"-newkey", "rsa:2048"}
                : new String[] {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"};
        List<String> command = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes", "-subj", "/CN=david"));
        command.addAll(List.of(key));
        command.addAll(List.of("-keyout", "/dev/null", "-out", "/dev/null"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
