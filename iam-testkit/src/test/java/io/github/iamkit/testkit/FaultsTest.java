package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.github.iamkit.testkit.protocol.WireRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ServiceFailureException;

@ExtendWith(FakeIamExtension.class)
class FaultsTest {
    private FakeIam aws;
    private IamClient patient;

    @BeforeEach
    void build_a_client_that_does_not_retry() {
        patient = IamClient.builder()
                .httpClient(aws.httpClient())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(StaticCredentialsProvider.create(aws.rootCredentials()))
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @Test
    void a_throttled_call_is_not_done() {
        aws.faults().next("CreateUser").fail(new Fault.Throttled());

        assertThatThrownBy(() -> patient.createUser(request -> request.userName("david")))
                .isInstanceOfSatisfying(
                        IamException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling"));
        assertThat(aws.view().userNames()).isEmpty();
    }

    @Test
    void a_server_error_is_no_call_that_was_done() {
        aws.faults().next("CreateUser").fail(new Fault.ServerError());

        assertThatThrownBy(() -> patient.createUser(request -> request.userName("david")))
                .isInstanceOf(ServiceFailureException.class);
        assertThat(aws.view().userNames()).isEmpty();
    }

    @Test
    void a_torn_page_is_an_answer_that_breaks_off() {
        aws.given().user("david").user("mary");
        aws.faults().next("ListUsers").fail(new Fault.TornPage());

        assertThatThrownBy(() -> patient.listUsers())
                .isInstanceOf(SdkClientException.class)
                .hasStackTraceContaining("connection broke in the middle of the answer, as the test asked for");
        assertThat(patient.listUsers().users()).hasSize(2);
    }

    @Test
    void a_torn_page_breaks_off_for_the_asynchronous_client_too() {
        aws.given().user("david");
        aws.faults().next("ListUsers").times(10).fail(new Fault.TornPage());

        assertThatThrownBy(() -> aws.asyncClient().listUsers().join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("connection broke in the middle of the answer, as the test asked for");
    }

    @Test
    void a_late_answer_is_an_answer() {
        aws.faults().next("ListUsers").fail(new Fault.Latency(Duration.ofMillis(30)));

        long start = System.nanoTime();
        assertThat(patient.listUsers().users()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void any_call_may_be_the_one() {
        aws.faults().next().after(2).fail(new Fault.ServerError());

        patient.listUsers();
        patient.listGroups();
        assertThatThrownBy(() -> patient.listRoles()).isInstanceOf(ServiceFailureException.class);
        patient.listRoles();
    }

    @Test
    void calls_of_one_operation_pass_before_its_fault() {
        aws.faults().next("ListUsers").after(1).times(2).fail(new Fault.ServerError());

        patient.listUsers();
        patient.listGroups();
        assertThatThrownBy(() -> patient.listUsers()).isInstanceOf(ServiceFailureException.class);
        assertThatThrownBy(() -> patient.listUsers()).isInstanceOf(ServiceFailureException.class);
        patient.listUsers();
    }

    @Test
    void what_was_set_first_happens_first() {
        aws.faults().next("ListUsers").fail(new Fault.ServerError());
        aws.faults().next("ListUsers").fail(new Fault.Throttled());

        assertThatThrownBy(() -> patient.listUsers()).isInstanceOf(ServiceFailureException.class);
        assertThatThrownBy(() -> patient.listUsers()).hasMessageContaining("Rate exceeded");
    }

    @Test
    void what_was_cleared_does_not_happen() {
        aws.faults().next().times(9).fail(new Fault.ConnectionRefused());
        aws.faults().clear();

        assertThat(patient.listUsers().users()).isEmpty();
    }

    @Test
    void a_number_of_calls_that_means_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aws.faults().next().times(0))
                .withMessage("times is 0, so that nothing would fail; give at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aws.faults().next().after(-1))
                .withMessage("after is -1; give the number of calls that pass, or 0");
    }

    /** What is recorded of a call that creates a user, once with each fault. */
    static Stream<Arguments> recordedFaults() {
        return Stream.of(
                Arguments.of(new Fault.Throttled(), Optional.of("Throttling")),
                Arguments.of(new Fault.ServerError(), Optional.of("ServiceFailure")),
                Arguments.of(new Fault.ConnectionRefused(), Optional.empty()),
                Arguments.of(new Fault.LostResponse(), Optional.empty()),
                Arguments.of(new Fault.TornPage(), Optional.empty()),
                Arguments.of(new Fault.Latency(Duration.ZERO), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("recordedFaults")
    void a_call_is_recorded_with_what_went_wrong(Fault fault, Optional<String> error) {
        aws.faults().next("CreateUser").fail(fault);

        catchThrowable(() -> patient.createUser(request -> request.userName("david")));

        assertThat(aws.calls()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo("CreateUser");
            assertThat(call.caller()).isEqualTo("arn:aws:iam::123456789012:root");
            assertThat(call.request()).contains("UserName=david");
            assertThat(call.error()).isEqualTo(error);
            assertThat(call.fault()).contains(fault);
        });
    }

    @Test
    void a_lost_refusal_is_recorded_as_both() {
        aws.given().user("david");
        aws.faults().next().fail(new Fault.LostResponse());

        catchThrowable(() -> patient.createUser(request -> request.userName("david")));

        assertThat(aws.calls())
                .extracting(RecordedCall::error, RecordedCall::fault)
                .containsExactly(tuple(Optional.of("EntityAlreadyExists"), Optional.of(new Fault.LostResponse())));
    }

    @ParameterizedTest
    @MethodSource("recordedFaults")
    void no_secret_is_recorded_whatever_goes_wrong(Fault fault) {
        aws.given().user("david");
        aws.faults().next().fail(fault);

        catchThrowable(() ->
                patient.createLoginProfile(request -> request.userName("david").password("Correct-horse-7")));

        assertThat(aws.calls().toString()).contains("CreateLoginProfile").doesNotContain("Correct-horse-7");
    }

    @Test
    void a_call_that_nobody_understood_is_recorded_by_its_name() {
        aws.faults().next().fail(new Fault.ConnectionRefused());
        WireRequest request = new WireRequest("POST", "/", "Action=Nonsense", Map.of(), new byte[0]);

        assertThatThrownBy(() -> aws.answer(request)).isInstanceOf(UncheckedIOException.class);

        assertThat(aws.calls())
                .containsExactly(new RecordedCall(
                        "Nonsense", "", "", Optional.empty(), Optional.of(new Fault.ConnectionRefused())));
    }
}
