package io.github.iamkit.certs;

import java.util.List;

/**
 * One block of a PEM text.
 *
 * @param label what stands after BEGIN
 * @param headers the lines before the content, as old encrypted keys have
 * @param content the content, decoded
 */
record PemBlock(String label, List<String> headers, byte[] content) {
    /** What old encrypted keys name their cipher in; empty if there is none. */
    String header(String name) {
        return headers.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
