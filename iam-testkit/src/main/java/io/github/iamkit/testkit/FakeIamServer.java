package io.github.iamkit.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.iamkit.testkit.protocol.Engine.UnknownCredentials;
import io.github.iamkit.testkit.protocol.WireRequest;
import io.github.iamkit.testkit.protocol.WireResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * A {@link FakeIam} over HTTP, for the AWS CLI, other languages and other processes.
 *
 * <pre>{@code
 * try (FakeIamServer server = aws.serve()) {
 *     ProcessBuilder cli = new ProcessBuilder("aws", "--endpoint-url", server.uri().toString(), "iam", "list-users");
 *     cli.environment().putAll(server.environment());
 *     cli.start().waitFor();
 * }
 * }</pre>
 *
 * <p>On its own: {@code java ... io.github.iamkit.testkit.FakeIamServer --port 4599} prints its address when it is ready.
 * Credentials that were never issued act as root, as people come with made-up ones, unless {@code --strict} is given.
 * {@code POST /_iamkit/reset} empties the account. It listens on the loopback interface.
 *
 * <p>Thread-safe.
 */
public final class FakeIamServer implements AutoCloseable {
    private static final String RESET = "/_iamkit/reset";
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final int LARGEST_BODY = 4 << 20;
    private static final int THREADS = 16;

    static {
        // Without it the JDK's server waits 40 ms for an acknowledgement between head and body of every answer.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final FakeIam account;
    private final UnknownCredentials unknownCredentials;
    private final HttpServer server;
    private final ExecutorService threads;

    private FakeIamServer(FakeIam account, HttpServer server, UnknownCredentials unknownCredentials) {
        this.account = account;
        this.unknownCredentials = unknownCredentials;
        this.server = server;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "fake-iam-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static FakeIamServer of(FakeIam account, int port, UnknownCredentials unknownCredentials) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return new FakeIamServer(account, HttpServer.create(address, 0), unknownCredentials);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + " of the loopback interface", e);
        }
    }

    /**
     * Serves an empty account until the process is stopped.
     *
     * @param arguments {@code --port NUMBER}, else a free one; {@code --strict} to refuse credentials that were never issued
     */
    public static void main(String[] arguments) {
        int port = 0;
        UnknownCredentials unknown = UnknownCredentials.ACT_AS_ROOT;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--strict")) {
                unknown = UnknownCredentials.REFUSED;
            } else if (arguments[i].equals("--port") && i + 1 < arguments.length && isNumber(arguments[i + 1])) {
                i++;
                port = Integer.parseInt(arguments[i]);
            } else {
                System.err.println("unknown argument `" + arguments[i] + "`; give --port NUMBER, --strict or both");
                System.exit(2);
            }
        }
        FakeIamServer server = of(FakeIam.create(), port, unknown);
        System.out.println("fake IAM is ready at " + server.uri());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(Character::isDigit);
    }

    /** Returns the address to give to clients as their endpoint. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Returns the environment variables that make a client use root's credentials. */
    public Map<String, String> environment() {
        AwsCredentials root = account.rootCredentials();
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                root.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY",
                root.secretAccessKey(),
                "AWS_DEFAULT_REGION",
                "us-east-1",
                "AWS_EC2_METADATA_DISABLED",
                "true");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            URI uri = exchange.getRequestURI();
            if (body.length > LARGEST_BODY) {
                send(
                        exchange,
                        WireResponse.error(
                                "RequestEntityTooLarge", "The request is larger than " + LARGEST_BODY + " bytes"));
            } else if (uri.getPath().equals(RESET)
                    && exchange.getRequestMethod().equals("POST")) {
                account.reset();
                exchange.sendResponseHeaders(204, -1);
            } else {
                send(exchange, answer(exchange, uri, body));
            }
        }
    }

    private WireResponse answer(HttpExchange exchange, URI uri, byte[] body) throws IOException {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        Map<String, List<String>> headers = exchange.getRequestHeaders();
        try {
            return account.answer(
                    new WireRequest(exchange.getRequestMethod(), uri.getRawPath(), query, headers, body),
                    unknownCredentials);
        } catch (UncheckedIOException e) {
            // A fault of the test: the connection ends without an answer.
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, WireResponse answer) throws IOException {
        byte[] body = answer.body();
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.getResponseHeaders().set("x-amzn-RequestId", answer.requestId());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Stops serving; the account lives on. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
