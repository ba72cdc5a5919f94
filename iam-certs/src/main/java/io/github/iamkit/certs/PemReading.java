package io.github.iamkit.certs;

/** Reads the blocks of a PEM text by their labels. */
final class PemReading {
    private final Contents contents;
    private final KeyDecryption decryption;
    private final DerReading der;
    private final Decoding decoding;
    private final String source;

    PemReading(Contents contents, KeyDecryption decryption, String source) {
        this.contents = contents;
        this.decryption = decryption;
        this.der = new DerReading(contents, decryption, source);
        this.decoding = new Decoding(source);
        this.source = source;
    }

    void add(PemBlock block) {
        switch (block.label()) {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" ->
                contents.add(decoding.certificate(block.content()));
            case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> contents.add(decoding.request(block.content()));
            case "PRIVATE KEY", "ENCRYPTED PRIVATE KEY" -> der.addKey(block.content());
            case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" -> addOldKey(block);
            case "PKCS7", "CMS", "PKCS #7 SIGNED DATA" -> der.add(block.content());
            case "OPENSSH PRIVATE KEY" ->
                throw new UnreadableCertificateException(
                        source + " holds a key in OpenSSH's own form; convert it with ssh-keygen -p -m PKCS8");
            default -> {
                // Public keys, parameters, revocation lists: they may stand there, and are not what is looked for.
            }
        }
    }

    private void addOldKey(PemBlock block) {
        if (KeyDecryption.isOldEncrypted(block)) {
            contents.addEncrypted(() -> {
                byte[] key = decryption.old(block);
                try {
                    return der.oldKey(key);
                } catch (UnreadableCertificateException e) {
                    throw decryption.wrong(e);
                }
            });
        } else {
            contents.add(() -> der.oldKey(block.content()));
        }
    }
}
