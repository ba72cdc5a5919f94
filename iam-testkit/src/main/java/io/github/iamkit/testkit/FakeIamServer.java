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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * <p>On its own it is started as {@code java -jar iam-testkit-VERSION-server.jar --port 4599} and prints its address when it
 * is ready. It listens on the loopback interface unless told otherwise. Credentials that were never issued act as root, as
 * people come with made-up ones, unless it is strict. {@code POST /_iamkit/reset} empties the account. A browser that opens
 * the address sees what the account holds.
 *
 * <p>A request may have 4 MiB and 30 seconds. Sixteen requests are answered at a time; others wait.
 *
 * <p>Thread-safe.
 */
public final class FakeIamServer implements AutoCloseable {
    private static final String RESET = "/_iamkit/reset";
    private static final int LARGEST_BODY = 4 << 20;
    private static final int THREADS = 16;
    private static final int WAITING = 256;
    private static final int SECONDS_TO_FINISH = 2;

    static {
        // Without the first the JDK's server waits 40 ms for an acknowledgement between head and body of every answer.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxReqTime", "30");
        setUnlessSet("sun.net.httpserver.maxRspTime", "30");
        setUnlessSet("jdk.httpserver.maxConnections", "512");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private final FakeIam account;
    private final UnknownCredentials unknownCredentials;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Phaser answering = new Phaser(1);

    private FakeIamServer(Builder builder) throws IOException {
        this.account = builder.account;
        this.unknownCredentials = builder.unknownCredentials;
        this.server = HttpServer.create(new InetSocketAddress(builder.address, builder.port), 0);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                task -> {
                    Thread thread = new Thread(task, "fake-iam-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns a builder of a server of this account. */
    public static Builder builder(FakeIam account) {
        return new Builder(Objects.requireNonNull(account, "account"));
    }

    /**
     * Serves an empty account until the process is stopped.
     *
     * @param arguments {@code --port NUMBER}, else a free one; {@code --bind ADDRESS}, else the loopback interface; {@code
     *     --account ID}; {@code --strict} to refuse credentials that were never issued
     */
    public static void main(String[] arguments) {
        try {
            FakeIamServer server = ServerArguments.of(arguments).server().start();
            System.out.println("fake IAM is ready at " + server.uri());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Returns the address to give to clients as their endpoint. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        InetAddress host =
                address.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address.getAddress();
        String text = host.getHostAddress();
        return URI.create("http://" + (text.contains(":") ? "[" + text + "]" : text) + ":" + address.getPort());
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
        answering.register();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            URI uri = exchange.getRequestURI();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            WireRequest request = new WireRequest(
                    exchange.getRequestMethod(), uri.getRawPath(), query, exchange.getRequestHeaders(), body);
            if (body.length > LARGEST_BODY) {
                send(
                        exchange,
                        WireResponse.error(
                                "RequestEntityTooLarge", "The request is larger than " + LARGEST_BODY + " bytes"));
            } else if (request.path().equals(RESET) && request.method().equals("POST")) {
                account.reset();
                exchange.sendResponseHeaders(204, -1);
            } else if (isVisit(request)) {
                show(exchange, request);
            } else {
                send(exchange, answer(request));
            }
        } finally {
            answering.arriveAndDeregister();
        }
    }

    /** Whether this is somebody who looks, and no call of the API. */
    private static boolean isVisit(WireRequest request) {
        return request.path().equals("/")
                && (request.method().equals("GET") || request.method().equals("HEAD"))
                && request.operation().isEmpty()
                && !request.hasHeader("Authorization");
    }

    private void show(HttpExchange exchange, WireRequest request) throws IOException {
        byte[] page = account.page(request::parameter).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        boolean hasBody = !request.method().equals("HEAD");
        exchange.sendResponseHeaders(200, hasBody ? page.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(page);
        }
    }

    private WireResponse answer(WireRequest request) throws IOException {
        try {
            return account.answer(request, unknownCredentials);
        } catch (UncheckedIOException e) {
            // A fault of the test: the connection ends without an answer.
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, WireResponse answer) throws IOException {
        byte[] body = answer.body();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("x-amzn-RequestId", answer.requestId());
        boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), hasBody ? body.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(body, 0, answer.arriving());
        }
    }

    /** Stops serving, after requests that came before are answered, or two seconds; the account lives on. */
    @Override
    public void close() {
        try {
            answering.awaitAdvanceInterruptibly(answering.arriveAndDeregister(), SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // Whoever has not finished by then is cut off.
        }
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * Builds a {@link FakeIamServer}.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {
        private final FakeIam account;
        private InetAddress address = InetAddress.getLoopbackAddress();
        private int port;
        private UnknownCredentials unknownCredentials = UnknownCredentials.ACT_AS_ROOT;

        private Builder(FakeIam account) {
            this.account = account;
        }

        /** Listens on this port; on a free one if not said otherwise. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Listens on this address, so that others than this machine may come; on loopback if not said otherwise. */
        public Builder bind(InetAddress address) {
            this.address = Objects.requireNonNull(address, "address");
            return this;
        }

        /** Refuses credentials that were never issued, instead of letting them act as root. */
        public Builder strictAuthentication() {
            this.unknownCredentials = UnknownCredentials.REFUSED;
            return this;
        }

        /**
         * Starts serving.
         *
         * @throws UncheckedIOException if nobody can listen there, such as on a port that is taken
         */
        public FakeIamServer start() {
            try {
                return new FakeIamServer(this);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot listen on port " + port + " of " + address.getHostAddress() + ": " + e.getMessage(), e);
            }
        }
    }
}
