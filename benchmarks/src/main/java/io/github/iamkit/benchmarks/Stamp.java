package io.github.iamkit.benchmarks;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;

/** A provider whose signatures cost nothing and are worth nothing, so that what is around them can be measured. */
final class Stamp extends Provider {
    private static final long serialVersionUID = 1L;

    /**
     * @param algorithm the signatures that it takes over
     * @param signature what it gives as each of them
     */
    Stamp(String algorithm, byte[] signature) {
        super("Stamp", "1", "signs with what it was given");
        putService(new Service(this, "Signature", algorithm, Fixed.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new Fixed(signature);
            }
        });
    }

    private static final class Fixed extends SignatureSpi {
        private final byte[] signature;

        Fixed(byte[] signature) {
            this.signature = signature;
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            throw new InvalidKeyException("it verifies nothing");
        }

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte value) {}

        @Override
        protected void engineUpdate(byte[] values, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            return signature.clone();
        }

        @Override
        protected boolean engineVerify(byte[] other) {
            return false;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
