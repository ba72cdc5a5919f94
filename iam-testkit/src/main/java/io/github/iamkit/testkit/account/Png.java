package io.github.iamkit.testkit.account;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Pictures in black and white as PNG, without the JDK's desktop module. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int MARGIN = 4;
    private static final int WHITE = 0xFF;

    private Png() {}

    /** Returns a picture of squares, each so many pixels wide, with a white margin. */
    static byte[] of(boolean[][] dark, int scale) {
        int size = (dark.length + 2 * MARGIN) * scale;
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        for (int y = 0; y < size; y++) {
            pixels.write(0);
            for (int x = 0; x < size; x++) {
                pixels.write(isDark(dark, x / scale - MARGIN, y / scale - MARGIN) ? 0 : WHITE);
            }
        }
        byte[] header = ByteBuffer.allocate(13)
                .putInt(size)
                .putInt(size)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", deflated(pixels.toByteArray()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static boolean isDark(boolean[][] dark, int x, int y) {
        return y >= 0 && y < dark.length && x >= 0 && x < dark.length && dark[y][x];
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] checked = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(checked);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(checked);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
