package io.github.iamkit.testkit.account;

/** The bytes by which readers mend what they misread: division of polynomials over the field of 256 elements. */
final class ReedSolomon {
    private static final int FIELD = 0x11D;

    private ReedSolomon() {}

    /** Returns that many bytes of correction for the data. */
    static byte[] remainder(byte[] data, int degree) {
        int[] divisor = divisor(degree);
        int[] rest = new int[degree];
        for (byte one : data) {
            int factor = one & 0xFF ^ rest[0];
            System.arraycopy(rest, 1, rest, 0, degree - 1);
            rest[degree - 1] = 0;
            for (int i = 0; i < degree; i++) {
                rest[i] ^= product(divisor[i], factor);
            }
        }
        byte[] bytes = new byte[degree];
        for (int i = 0; i < degree; i++) {
            bytes[i] = (byte) rest[i];
        }
        return bytes;
    }

    private static int[] divisor(int degree) {
        int[] divisor = new int[degree];
        divisor[degree - 1] = 1;
        int root = 1;
        for (int i = 0; i < degree; i++) {
            for (int j = 0; j < degree; j++) {
                divisor[j] = product(divisor[j], root) ^ (j + 1 < degree ? divisor[j + 1] : 0);
            }
            root = product(root, 2);
        }
        return divisor;
    }

    private static int product(int a, int b) {
        int product = 0;
        for (int i = Byte.SIZE - 1; i >= 0; i--) {
            product = product << 1 ^ (product >>> 7) * FIELD;
            product ^= (b >>> i & 1) * a;
        }
        return product;
    }
}
