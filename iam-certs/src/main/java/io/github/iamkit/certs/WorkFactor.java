package io.github.iamkit.certs;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Refuses encrypted keys that would take hours or gigabytes to decrypt: files say themselves how much work they want. */
final class WorkFactor {
    private static final BigInteger MOST_ITERATIONS = BigInteger.valueOf(10_000_000);
    private static final BigInteger MOST_SCRYPT_BYTES = BigInteger.valueOf(512L << 20);
    private static final BigInteger SCRYPT_BLOCK = BigInteger.valueOf(128);
    private static final BigInteger MOST_PARALLEL = BigInteger.valueOf(16);
    private static final String PKCS12_PBE = "1.2.840.113549.1.12.1";

    private WorkFactor() {}

    static void require(AlgorithmIdentifier encryption) {
        ASN1Encodable parameters = encryption.getParameters();
        if (encryption.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            KeyDerivationFunc derivation =
                    PBES2Parameters.getInstance(parameters).getKeyDerivationFunc();
            requireDerivation(new AlgorithmIdentifier(derivation.getAlgorithm(), derivation.getParameters()));
        } else if (encryption.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)) {
            requireDerivation(PBMAC1Params.getInstance(parameters).getKeyDerivationFunc());
        } else if (encryption.getAlgorithm().getId().startsWith(PKCS12_PBE)) {
            requireIterations(PKCS12PBEParams.getInstance(parameters).getIterations());
        } else {
            requireIterations(PBEParameter.getInstance(parameters).getIterationCount());
        }
    }

    private static void requireDerivation(AlgorithmIdentifier derivation) {
        ASN1Encodable parameters = derivation.getParameters();
        if (derivation.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)) {
            ScryptParams scrypt = ScryptParams.getInstance(parameters);
            BigInteger bytes =
                    scrypt.getCostParameter().multiply(scrypt.getBlockSize()).multiply(SCRYPT_BLOCK);
            if (bytes.compareTo(MOST_SCRYPT_BYTES) > 0
                    || scrypt.getParallelizationParameter().compareTo(MOST_PARALLEL) > 0) {
                throw tooMuch("scrypt with " + bytes + " bytes");
            }
        } else if (derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            requireIterations(PBKDF2Params.getInstance(parameters).getIterationCount());
        }
    }

    static void requireIterations(BigInteger iterations) {
        if (iterations.compareTo(MOST_ITERATIONS) > 0) {
            throw tooMuch(iterations + " iterations");
        }
    }

    private static TooMuch tooMuch(String work) {
        return new TooMuch(work);
    }

    /** More work than anybody would want; the message says how much. */
    static final class TooMuch extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private TooMuch(String work) {
            super(work);
        }
    }
}
