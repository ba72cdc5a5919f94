package io.github.iamkit.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.iamkit.certs.KeyAlgorithm;
import io.github.iamkit.certs.KeyedCertificate;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class RolesAnywhereCredentialsTest {
    private static final int CALLERS = 50;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeyedCertificate WORKER = CreateSessionTest.worker(KeyAlgorithm.EC_P256);

    private final SettableClock clock = new SettableClock();
    private final SessionService service = new SessionService(clock);
    private final List<Duration> pauses = new ArrayList<>();

    /** A clock that a test moves. */
    private static final class SettableClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private RolesAnywhereCredentials credentials(Clock local) {
        return CreateSessionTest.addressed(RolesAnywhereCredentials.of(WORKER.chain(), WORKER.signer()))
                .httpClient(service)
                .clock(local)
                .pause(pauses::add)
                .build();
    }

    private static String keyOf(RolesAnywhereCredentials credentials) {
        return credentials.resolveCredentials().accessKeyId();
    }

    @Test
    void fifty_callers_at_once_make_one_call() throws Exception {
        service.thinkingFor(Duration.ofMillis(200));
        RolesAnywhereCredentials credentials = credentials(clock);

        assertThat(together(() -> keyOf(credentials))).containsOnly("ASIA00000001");
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void fifty_callers_after_the_end_make_one_call_again() throws Exception {
        RolesAnywhereCredentials credentials = credentials(clock);
        keyOf(credentials);
        service.thinkingFor(Duration.ofMillis(200));
        clock.now = NOON.plus(Duration.ofMinutes(61));

        assertThat(together(() -> keyOf(credentials))).containsOnly("ASIA00000002");
        assertThat(service.requests).hasSize(2);
    }

    @Test
    void shortly_before_the_end_one_caller_fetches_while_the_others_go_on() throws Exception {
        RolesAnywhereCredentials credentials = credentials(clock);
        keyOf(credentials);
        service.thinkingFor(Duration.ofMillis(300));
        clock.now = NOON.plus(Duration.ofMinutes(56));

        assertThat(together(() -> keyOf(credentials))).containsOnly("ASIA00000001", "ASIA00000002");
        assertThat(service.requests).hasSize(2);
    }

    @Test
    void fifty_callers_share_one_refusal() throws Exception {
        service.thinkingFor(Duration.ofMillis(200)).before(service.refusal(403, "AccessDeniedException", "no"));
        RolesAnywhereCredentials credentials = credentials(clock);

        Set<String> seen = together(() -> {
            try {
                return keyOf(credentials);
            } catch (AwsServiceException e) {
                return e.awsErrorDetails().errorCode();
            }
        });

        assertThat(seen).contains("AccessDeniedException");
        assertThat(service.requests.size()).isLessThanOrEqualTo(2);
    }

    private static Set<String> together(Callable<String> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            CyclicBarrier start = new CyclicBarrier(CALLERS);
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                results.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            Set<String> all = new HashSet<>();
            for (Future<String> result : results) {
                all.add(result.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void what_was_fetched_is_kept_until_shortly_before_its_end() {
        RolesAnywhereCredentials credentials = credentials(clock);

        assertThat(keyOf(credentials)).isEqualTo("ASIA00000001");
        clock.now = NOON.plus(Duration.ofMinutes(49));
        assertThat(keyOf(credentials)).isEqualTo("ASIA00000001");
        clock.now = NOON.plus(Duration.ofMinutes(56));
        assertThat(keyOf(credentials)).isEqualTo("ASIA00000002");
    }

    @Test
    void a_fleet_does_not_come_back_at_one_moment() {
        Set<Long> minutes = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            clock.now = NOON;
            RolesAnywhereCredentials credentials = credentials(clock);
            String first = keyOf(credentials);
            long seconds = 49 * 60;
            while (keyOf(credentials).equals(first)) {
                seconds += 15;
                clock.now = NOON.plusSeconds(seconds);
            }
            minutes.add(seconds / 60);
        }

        assertThat(minutes).hasSizeGreaterThanOrEqualTo(3).allMatch(minute -> minute >= 50 && minute <= 55);
    }

    @Test
    void a_refusal_ahead_of_time_does_no_harm_and_is_tried_again() {
        RolesAnywhereCredentials credentials = credentials(clock);
        keyOf(credentials);
        clock.now = NOON.plus(Duration.ofMinutes(56));
        service.before(service.refusal(403, "AccessDeniedException", "no"));

        assertThat(keyOf(credentials)).isEqualTo("ASIA00000001");
        assertThat(keyOf(credentials)).isEqualTo("ASIA00000001");
        assertThat(service.requests).hasSize(2);
        clock.now = clock.now.plusSeconds(31);
        assertThat(keyOf(credentials)).isEqualTo("ASIA00000003");
    }

    @Test
    void a_refusal_comes_as_the_sdks_exception() {
        service.before(service.refusal(403, "AccessDeniedException", "Untrusted certificate"));

        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> keyOf(credentials(clock)))
                .withMessageContaining("Untrusted certificate (Service: RolesAnywhere, Status Code: 403")
                .matches(e -> e.awsErrorDetails().errorCode().equals("AccessDeniedException"));
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void what_may_pass_is_tried_again() {
        service.before(service.refusal(429, "ThrottlingException", "slow down")).before(request -> {
            throw new ConnectException("refused");
        });

        assertThat(keyOf(credentials(clock))).isEqualTo("ASIA00000003");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void a_service_that_cannot_be_reached_is_given_up() {
        for (int i = 0; i < 3; i++) {
            service.before(request -> {
                throw new ConnectException("refused");
            });
        }

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> keyOf(credentials(clock)))
                .withMessageContaining("cannot reach Roles Anywhere: refused");
        assertThat(service.requests).hasSize(3);
    }

    @Test
    void a_clock_that_is_wrong_is_corrected_by_the_services() {
        Clock slow = Clock.offset(clock, Duration.ofHours(-3));
        service.before(service.refusal(403, "AccessDeniedException", "Signature expired"));
        RolesAnywhereCredentials credentials = credentials(slow);

        assertThat(keyOf(credentials)).isEqualTo("ASIA00000002");

        assertThat(service.requests.get(0).head().firstMatchingHeader("x-amz-date"))
                .hasValue("20260301T090000Z");
        assertThat(service.requests.get(1).head().firstMatchingHeader("x-amz-date"))
                .hasValue("20260301T120000Z");
        assertThat(pauses).isEmpty();
        clock.now = NOON.plus(Duration.ofMinutes(40));
        assertThat(keyOf(credentials)).isEqualTo("ASIA00000002");
        clock.now = NOON.plus(Duration.ofMinutes(56));
        assertThat(keyOf(credentials)).isEqualTo("ASIA00000003");
    }

    @Test
    void an_answer_without_credentials_says_so() {
        service.before(
                request -> new SessionService(clock).refusal(201, "", "hello").to(request));

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> keyOf(credentials(clock)))
                .withMessage(
                        "Roles Anywhere answered with something that holds no credentials; is the endpoint its own?");
    }

    @Test
    void nothing_secret_is_shown() {
        RolesAnywhereCredentials credentials = credentials(clock);
        keyOf(credentials);

        assertThat(credentials)
                .hasToString("RolesAnywhereCredentials[CN=worker, arn:aws:iam::123456789012:role/worker]");
    }
}
