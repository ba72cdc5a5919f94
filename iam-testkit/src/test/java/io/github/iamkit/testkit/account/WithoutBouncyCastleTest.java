package io.github.iamkit.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.iamkit.certs.KeyAlgorithm;
import io.github.iamkit.certs.KeyedCertificate;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fake as it is where nobody has put Bouncy Castle on the path. */
class WithoutBouncyCastleTest {
    private static Object path(byte[] certificate) throws Exception {
        URL classes =
                CertificatePath.class.getProtectionDomain().getCodeSource().getLocation();
        URLClassLoader alone = new URLClassLoader(new URL[] {classes}, null);
        return alone.loadClass(CertificatePath.class.getName())
                .getConstructor(List.class)
                .newInstance(List.of(certificate));
    }

    @Test
    void rsa_and_ec_are_checked_by_the_jdk() throws Exception {
        byte[] ec = KeyedCertificate.selfSigned("CN=x")
                .key(KeyAlgorithm.EC_P256)
                .generate()
                .certificate()
                .getEncoded();

        assertThat(path(ec)).isNotNull();
    }

    @Test
    void ml_dsa_is_refused_by_name() throws Exception {
        byte[] quantum = KeyedCertificate.selfSigned("CN=x")
                .key(KeyAlgorithm.ML_DSA_44)
                .generate()
                .certificate()
                .getEncoded();

        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> path(quantum))
                .havingCause()
                .withMessage("iamkit's fake checks ML-DSA with Bouncy Castle, which is not on the path; add"
                        + " org.bouncycastle:bcprov-jdk18on to the tests, or use a certificate with an RSA or EC key.");
    }
}
