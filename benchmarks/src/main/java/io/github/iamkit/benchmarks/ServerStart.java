package io.github.iamkit.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long the server takes from the start of its JVM to the first answer to {@code GetUser}. It fails if that is more than a
 * second, as the middle of several.
 *
 * <p>{@code benchmarks/large-account.sh} runs it, with the path of the server's jar.
 */
final class ServerStart {
    private static final int ROUNDS = 7;
    private static final long MOST_MILLISECONDS = 1_000;

    private ServerStart() {}

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        long[] milliseconds = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            milliseconds[round] = firstAnswer(Path.of(arguments[0]));
        }
        Arrays.sort(milliseconds);
        long middle = milliseconds[ROUNDS / 2];
        System.out.printf(
                "from JVM start to the first answer: %d ms in the middle of %s%n",
                middle, Arrays.toString(milliseconds));
        System.exit(middle <= MOST_MILLISECONDS ? 0 : 1);
    }

    private static long firstAnswer(Path jar) throws IOException {
        long start = System.nanoTime();
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String ready = out.readLine();
            getUser(URI.create(ready.substring(ready.indexOf("http://"))));
            return (System.nanoTime() - start) / 1_000_000;
        } finally {
            server.destroy();
        }
    }

    private static void getUser(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("X-Amz-Date", "20260101T000000Z");
        connection.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIAMADEUPMADEUPMADE/20260101/us-east-1/iam/aws4_request,"
                        + " SignedHeaders=host, Signature=00");
        connection.getOutputStream().write("Action=GetUser&Version=2010-05-08".getBytes(StandardCharsets.UTF_8));
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("GetUser was answered with " + connection.getResponseCode());
        }
        connection.getInputStream().readAllBytes();
    }
}
