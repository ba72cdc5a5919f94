package io.github.iamkit.credentials;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * What a program has to print so that the AWS CLI and the SDKs take credentials from it, when {@code credential_process}
 * in a profile names it.
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *     CredentialProcess.write(CredentialFile.legacy(file).read(), System.out);
 * }
 * }</pre>
 *
 * <p>Whoever calls reads standard output alone, to its end, and takes any exit status but 0 for a failure.
 *
 * <p>Thread-safe; the stream is its caller's.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html">AWS: process credential
 *     provider</a>
 */
public final class CredentialProcess {
    private static final int LARGEST = 64_000;

    private CredentialProcess() {}

    /** Writes an access key, as it never expires, and flushes. */
    public static void write(AccessKeyPair key, OutputStream out) {
        write(key.asProvider().resolveCredentials(), out);
    }

    /**
     * Writes credentials, with the token and the end of their session if they are those of one, and flushes.
     *
     * @throws IllegalArgumentException if they are longer than the SDKs read
     */
    public static void write(AwsCredentialsIdentity credentials, OutputStream out) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("AccessKeyId", credentials.accessKeyId());
        members.put("SecretAccessKey", credentials.secretAccessKey());
        if (credentials instanceof AwsSessionCredentialsIdentity session) {
            members.put("SessionToken", session.sessionToken());
        }
        credentials.expirationTime().ifPresent(end -> members.put("Expiration", end.toString()));
        credentials.accountId().ifPresent(account -> members.put("AccountId", account));
        String json = members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{\"Version\":1,", "}\n"));
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("the credentials take " + bytes.length
                    + " bytes, and the SDKs read at most " + LARGEST + "; ask for a session with fewer tags");
        }
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the credentials out", e);
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
