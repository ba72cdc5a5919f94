package io.github.iamkit.certs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** PEM text: split into its blocks, and put together from content. */
final class PemText {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int LINE = 64;

    private PemText() {}

    /** Writes a block in lines of 64 characters. */
    static String block(String label, byte[] content) {
        String base64 = Base64.getEncoder().encodeToString(content);
        StringBuilder text = new StringBuilder(base64.length() + base64.length() / LINE + 80);
        text.append(BEGIN).append(label).append(DASHES).append('\n');
        for (int i = 0; i < base64.length(); i += LINE) {
            text.append(base64, i, Math.min(base64.length(), i + LINE)).append('\n');
        }
        return text.append(END).append(label).append(DASHES).append('\n').toString();
    }

    /** Tells whether bytes are a text with blocks, and not one thing in DER. */
    static boolean isPem(String text) {
        return text.contains(BEGIN);
    }

    /** Decodes what editors and shells may have made of a text. */
    static String decode(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Tells whether anything but white space stands around the blocks. */
    static boolean hasTextOutsideBlocks(String text) {
        boolean isInside = false;
        for (String line : lines(text)) {
            String stripped = line.strip();
            if (stripped.startsWith(BEGIN)) {
                isInside = true;
            } else if (stripped.startsWith(END)) {
                isInside = false;
            } else if (!isInside && !stripped.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Splits a text into its blocks; what stands around them is skipped.
     *
     * @throws UnreadableCertificateException if a block has no end, no content or no line breaks
     */
    static List<PemBlock> blocks(String text, String source) {
        List<PemBlock> blocks = new ArrayList<>();
        List<String> lines = lines(text);
        for (int i = 0; i < lines.size(); i++) {
            String label = label(lines.get(i), BEGIN);
            if (!label.isEmpty()) {
                if (lines.get(i).contains(END)) {
                    throw new UnreadableCertificateException(source + " has the block `" + label + "` in the one line "
                            + (i + 1) + "; put its line breaks back");
                }
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).contains(END)) {
                    end++;
                }
                if (end == lines.size() || !label(lines.get(end), END).equals(label)) {
                    throw new UnreadableCertificateException(source + " is damaged: the block `" + label + "` of line "
                            + (i + 1) + " has no end of the same name; get it anew");
                }
                blocks.add(block(label, lines.subList(i + 1, end), i + 1, source));
                i = end;
            }
        }
        return blocks;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                lines.add(text.substring(start, i));
                boolean isPair = i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n';
                start = isPair ? i + 2 : i + 1;
                i = isPair ? i + 1 : i;
            }
        }
        return lines;
    }

    private static String label(String line, String prefix) {
        int start = line.indexOf(prefix);
        int end = start < 0 ? -1 : line.indexOf(DASHES, start + prefix.length());
        return end < 0 ? "" : line.substring(start + prefix.length(), end);
    }

    private static PemBlock block(String label, List<String> lines, int number, String source) {
        int body = 0;
        boolean hasHeaders = !lines.isEmpty() && lines.get(0).indexOf(':') > 0;
        List<String> headers = new ArrayList<>();
        while (hasHeaders && body < lines.size() && !lines.get(body).isBlank()) {
            headers.add(lines.get(body));
            body++;
        }
        StringBuilder base64 = new StringBuilder();
        for (String line : lines.subList(body, lines.size())) {
            base64.append(line.strip());
        }
        try {
            return new PemBlock(label, headers, Base64.getDecoder().decode(base64.toString()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableCertificateException(
                    source + " is damaged: the block `" + label + "` of line " + number + " is not base64; get it anew",
                    e);
        }
    }
}
