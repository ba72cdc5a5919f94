package io.github.iamkit.certs;

/** What keys have in common that sign in the same way. */
enum KeyFamily {
    RSA,
    EC,
    ED25519,
    ML_DSA,
    OTHER
}
