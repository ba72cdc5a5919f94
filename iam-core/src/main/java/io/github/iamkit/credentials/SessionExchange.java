package io.github.iamkit.credentials;

import io.github.iamkit.credentials.RefreshAhead.Fresh;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/**
 * Sends the request for a session, again if that may help, and learns from the answers what time it is there.
 *
 * <p>Thread-safe.
 */
final class SessionExchange {
    private static final Logger LOG = LoggerFactory.getLogger(SessionExchange.class);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE = 200;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int THROTTLED = 429;
    private static final int SERVER_ERROR = 500;

    /** Smaller differences are what the answer was under way. */
    private static final Duration NOTICED = Duration.ofMinutes(1);

    private final CreateSession request;
    private final SdkHttpClient client;
    private final Clock clock;
    private final Pause pause;
    private volatile Duration skew = Duration.ZERO;

    /** How to wait, so that tests need not. */
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    SessionExchange(CreateSession request, SdkHttpClient client, Clock clock, Pause pause) {
        this.request = request;
        this.client = client;
        this.clock = clock;
        this.pause = pause;
    }

    /** The time as the service has it. */
    Instant now() {
        return clock.instant().plus(skew);
    }

    /**
     * Gets a session.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException if the service refuses it
     * @throws SdkClientException if the service cannot be reached
     */
    Fresh<AwsSessionCredentials> fetch() {
        boolean hasCorrectedClock = false;
        for (int attempt = 1; ; attempt++) {
            try {
                SessionAnswer answer = send();
                if (answer.status() == CREATED || answer.status() == OK) {
                    return answer.session();
                }
                if (answer.isCorrection() && !hasCorrectedClock) {
                    hasCorrectedClock = true;
                    continue;
                }
                boolean mayHelp = answer.status() == THROTTLED || answer.status() >= SERVER_ERROR;
                if (!mayHelp || attempt >= ATTEMPTS) {
                    throw answer.exception();
                }
            } catch (IOException e) {
                if (attempt >= ATTEMPTS) {
                    throw SdkClientException.create("cannot reach Roles Anywhere: " + e.getMessage(), e);
                }
            }
            rest(attempt);
        }
    }

    private SessionAnswer send() throws IOException {
        SdkHttpFullRequest signed = request.signedAt(now());
        HttpExecuteResponse response = client.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed)
                        .contentStreamProvider(signed.contentStreamProvider().orElseThrow())
                        .build())
                .call();
        Duration before = skew;
        response.httpResponse()
                .firstMatchingHeader("Date")
                .flatMap(SessionExchange::time)
                .ifPresent(this::learn);
        boolean isCorrection = skew.minus(before).abs().compareTo(NOTICED) > 0;
        try (InputStream body =
                response.responseBody().map(stream -> (InputStream) stream).orElseGet(InputStream::nullInputStream)) {
            return new SessionAnswer(response.httpResponse(), body.readAllBytes(), isCorrection);
        }
    }

    private static Optional<Instant> time(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void learn(Instant there) {
        Duration difference = Duration.between(clock.instant(), there);
        Duration found = difference.abs().compareTo(NOTICED) > 0 ? difference : Duration.ZERO;
        if (found.minus(skew).abs().compareTo(NOTICED) > 0) {
            LOG.warn("the clock here is {} apart from that of Roles Anywhere, whose time is taken from here on", found);
            skew = found;
        }
    }

    private void rest(int attempt) {
        long most = FIRST_PAUSE << attempt;
        try {
            pause.sleep(Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("interrupted while waiting to ask Roles Anywhere again", e);
        }
    }
}
