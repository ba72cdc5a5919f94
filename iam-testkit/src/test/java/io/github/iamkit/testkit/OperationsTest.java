package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Every operation is done through the real clients; what nobody does here is found by reflection. */
class OperationsTest {
    private static final Instant NOW = Instant.now();

    private final FakeIam aws = FakeIam.builder()
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .organization(FakeOrganization.managedBy("123456789012").member("222222222222"))
            .build();

    @Test
    void every_operation_of_both_services_is_done_by_the_real_client() {
        new IdentitiesTour(aws, aws.client()).run();
        new CredentialsTour(aws.client(), NOW).run();
        new AccountTour(aws.client()).run();
        new SessionsTour(aws, NOW).run();

        Set<String> undone = operations(IamClient.class);
        undone.addAll(operations(StsClient.class));
        assertThat(undone).hasSize(176 + 11);
        aws.calls().stream().filter(call -> call.error().isEmpty()).forEach(call -> undone.remove(call.operation()));
        assertThat(undone).isEmpty();
    }

    /** Returns the names that the operations of a client have on the wire. */
    static Set<String> operations(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(Method::getName)
                .filter(name -> !name.endsWith("Paginator"))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
