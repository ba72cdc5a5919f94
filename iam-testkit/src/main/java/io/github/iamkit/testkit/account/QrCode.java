package io.github.iamkit.testkit.account;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A text as a QR code: bytes with the lowest error correction, always with the first mask.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://www.iso.org/standard/83389.html">ISO/IEC 18004</a>
 */
final class QrCode {
    private static final int LARGEST_VERSION = 20;
    private static final int[] CORRECTION_BYTES_PER_BLOCK = {
        0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28
    };
    private static final int[] BLOCKS = {0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8};
    private static final int LAST_VERSION_OF_SHORT_COUNTS = 9;
    private static final int FIRST_VERSION_THAT_TELLS_ITSELF = 7;
    private static final int LOWEST_CORRECTION_FIRST_MASK = 0b01_000;

    private final int version;
    private final int size;
    private final boolean[][] dark;
    private final boolean[][] isFixed;

    private QrCode(int version) {
        this.version = version;
        this.size = version * 4 + 17;
        this.dark = new boolean[size][size];
        this.isFixed = new boolean[size][size];
    }

    /** Draws a text of up to 858 bytes. */
    static QrCode of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int version = 1; version <= LARGEST_VERSION; version++) {
            if (bytes.length + headerBytes(version) <= dataBytes(version)) {
                QrCode code = new QrCode(version);
                code.drawFixedParts();
                code.drawData(withCorrection(version, withPadding(version, bytes)));
                return code;
            }
        }
        throw new IllegalArgumentException("a text of " + bytes.length + " bytes is too long for a QR code");
    }

    /** Returns the picture, each module 4 pixels wide. */
    byte[] png() {
        return Png.of(dark, 4);
    }

    /** Mode and number of bytes, rounded up to whole bytes. */
    private static int headerBytes(int version) {
        return version <= LAST_VERSION_OF_SHORT_COUNTS ? 2 : 3;
    }

    private static int allBytes(int version) {
        int modules = (16 * version + 128) * version + 64;
        if (version >= 2) {
            int alignments = version / 7 + 2;
            modules -= (25 * alignments - 10) * alignments - 55;
        }
        return (version >= FIRST_VERSION_THAT_TELLS_ITSELF ? modules - 36 : modules) / Byte.SIZE;
    }

    private static int dataBytes(int version) {
        return allBytes(version) - CORRECTION_BYTES_PER_BLOCK[version] * BLOCKS[version];
    }

    /** Mode, number of bytes, the bytes, and what fills up the rest. The mode's four bits move all by half a byte. */
    private static byte[] withPadding(int version, byte[] bytes) {
        byte[] padded = new byte[dataBytes(version)];
        int next = 0;
        int half = 0b0100;
        if (version > LAST_VERSION_OF_SHORT_COUNTS) {
            padded[next++] = (byte) (half << 4 | bytes.length >>> 12);
            half = bytes.length >>> 8 & 0xF;
        }
        padded[next++] = (byte) (half << 4 | (bytes.length & 0xFF) >>> 4);
        half = bytes.length & 0xF;
        for (byte one : bytes) {
            padded[next++] = (byte) (half << 4 | (one & 0xFF) >>> 4);
            half = one & 0xF;
        }
        padded[next++] = (byte) (half << 4);
        for (int filler = 0xEC; next < padded.length; filler ^= 0xEC ^ 0x11) {
            padded[next++] = (byte) filler;
        }
        return padded;
    }

    /** Cuts the data into blocks, adds each block's correction, and takes a byte of each block in turn. */
    private static byte[] withCorrection(int version, byte[] data) {
        int blocks = BLOCKS[version];
        int correction = CORRECTION_BYTES_PER_BLOCK[version];
        int shortBlocks = blocks - allBytes(version) % blocks;
        int shortLength = allBytes(version) / blocks - correction;
        byte[] all = new byte[allBytes(version)];
        int start = 0;
        for (int block = 0; block < blocks; block++) {
            int length = block < shortBlocks ? shortLength : shortLength + 1;
            byte[] part = Arrays.copyOfRange(data, start, start + length);
            start += length;
            for (int i = 0; i < length; i++) {
                all[i < shortLength ? i * blocks + block : shortLength * blocks + block - shortBlocks] = part[i];
            }
            byte[] corrected = ReedSolomon.remainder(part, correction);
            for (int i = 0; i < correction; i++) {
                all[data.length + i * blocks + block] = corrected[i];
            }
        }
        return all;
    }

    private void fix(int x, int y, boolean isDark) {
        dark[y][x] = isDark;
        isFixed[y][x] = true;
    }

    private void drawFixedParts() {
        for (int i = 0; i < size; i++) {
            fix(6, i, i % 2 == 0);
            fix(i, 6, i % 2 == 0);
        }
        drawFinder(3, 3);
        drawFinder(size - 4, 3);
        drawFinder(3, size - 4);
        drawAlignments();
        drawFormat();
        if (version >= FIRST_VERSION_THAT_TELLS_ITSELF) {
            drawVersion();
        }
    }

    private void drawFinder(int centerX, int centerY) {
        for (int y = Math.max(0, centerY - 4); y <= Math.min(size - 1, centerY + 4); y++) {
            for (int x = Math.max(0, centerX - 4); x <= Math.min(size - 1, centerX + 4); x++) {
                int distance = Math.max(Math.abs(x - centerX), Math.abs(y - centerY));
                fix(x, y, distance != 2 && distance != 4);
            }
        }
    }

    private void drawAlignments() {
        if (version == 1) {
            return;
        }
        int count = version / 7 + 2;
        int step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
        IntUnaryOperator place = i -> i == 0 ? 6 : size - 7 - (count - 1 - i) * step;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                boolean isAtFinder = i == 0 && (j == 0 || j == count - 1) || j == 0 && i == count - 1;
                if (!isAtFinder) {
                    drawAlignment(place.applyAsInt(i), place.applyAsInt(j));
                }
            }
        }
    }

    private void drawAlignment(int centerX, int centerY) {
        for (int y = -2; y <= 2; y++) {
            for (int x = -2; x <= 2; x++) {
                fix(centerX + x, centerY + y, Math.max(Math.abs(x), Math.abs(y)) != 1);
            }
        }
    }

    private void drawFormat() {
        int rest = LOWEST_CORRECTION_FIRST_MASK;
        for (int i = 0; i < 10; i++) {
            rest = rest << 1 ^ (rest >>> 9) * 0x537;
        }
        int format = (LOWEST_CORRECTION_FIRST_MASK << 10 | rest) ^ 0x5412;
        for (int i = 0; i < 15; i++) {
            boolean bit = (format >>> i & 1) != 0;
            if (i < 8) {
                fix(8, i < 6 ? i : i + 1, bit);
                fix(size - 1 - i, 8, bit);
            } else {
                fix(i == 8 ? 7 : 14 - i, 8, bit);
                fix(8, size - 15 + i, bit);
            }
        }
        fix(8, size - 8, true);
    }

    private void drawVersion() {
        int rest = version;
        for (int i = 0; i < 12; i++) {
            rest = rest << 1 ^ (rest >>> 11) * 0x1F25;
        }
        int bits = version << 12 | rest;
        for (int i = 0; i < 18; i++) {
            boolean bit = (bits >>> i & 1) != 0;
            fix(size - 11 + i % 3, i / 3, bit);
            fix(i / 3, size - 11 + i % 3, bit);
        }
    }

    /** Fills what is free, two columns at a time, up and down in turn from the right; the mask turns every other module. */
    private void drawData(byte[] data) {
        int next = 0;
        boolean isUpward = true;
        for (int right = size - 1; right >= 1; right -= 2) {
            if (right == 6) {
                right = 5;
            }
            for (int row = 0; row < size; row++) {
                int y = isUpward ? size - 1 - row : row;
                for (int x = right; x > right - 2; x--) {
                    if (!isFixed[y][x]) {
                        boolean bit = next < data.length * Byte.SIZE
                                && (data[next / Byte.SIZE] >>> 7 - next % Byte.SIZE & 1) != 0;
                        next++;
                        dark[y][x] = bit ^ (x + y) % 2 == 0;
                    }
                }
            }
            isUpward = !isUpward;
        }
    }
}
