package io.github.iamkit.certs;

import java.nio.file.Path;

/**
 * Where a key and its certificate were written.
 *
 * <pre>{@code
 * CertificateFiles files = own.writeTo(aws.resolve("pk.pem"), aws.resolve("cert.pem"));
 * System.out.print(files.exportLines());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param privateKey the file with the key
 * @param certificate the file with the certificate
 */
public record CertificateFiles(Path privateKey, Path certificate) {
    /**
     * Returns the lines with which a shell told the EC2 command-line tools of 2011 about both files, which no other
     * program asks for: {@code EC2_PRIVATE_KEY} and {@code EC2_CERT}.
     */
    public String exportLines() {
        return "export EC2_PRIVATE_KEY=" + quoted(privateKey) + "\nexport EC2_CERT=" + quoted(certificate) + "\n";
    }

    private static String quoted(Path file) {
        return "'" + file.toAbsolutePath().toString().replace("'", "'\\''") + "'";
    }
}
