/** Keys and certificates for AWS: made, judged, read and written. */
@org.jspecify.annotations.NullMarked
module io.github.iamkit.certs {
    requires static org.jspecify;
    requires static org.immutables.value.annotations;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;

    exports io.github.iamkit.certs;
}
