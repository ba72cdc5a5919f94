package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/** Lets each kind of thing go wrong at each call of a run, one at a time, and then runs again. */
class FaultMatrixTest {
    private static final int MOST_RUNS = 4;

    private final FakeIam aws = FakeIam.create();
    private FakeIam.Snapshot start;
    private SortedMap<Address, Value> wanted;
    private SortedMap<Entity, Identity> foreign;
    private List<String> calls;

    @TempDir
    private Path folder;

    /** What can go wrong with a call. */
    enum Trouble {
        THROTTLED {
            @Override
            HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call) throws IOException {
                aws.faults().next(operation).fail(new Fault.Throttled());
                return call.make();
            }
        },
        SERVER_ERROR {
            @Override
            HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call) throws IOException {
                aws.faults().next(operation).fail(new Fault.ServerError());
                return call.make();
            }
        },
        CONNECTION_REFUSED {
            @Override
            HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call) throws IOException {
                aws.faults().next(operation).fail(new Fault.ConnectionRefused());
                return call.make();
            }
        },
        LOST_RESPONSE {
            @Override
            HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call) throws IOException {
                aws.faults().next(operation).fail(new Fault.LostResponse());
                return call.make();
            }
        },
        KILLED_BEFORE {
            @Override
            HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call) {
                throw new Killed();
            }
        },
        KILLED_AFTER {
            @Override
            HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call) throws IOException {
                call.make();
                throw new Killed();
            }
        };

        abstract HttpExecuteResponse happen(FakeIam aws, String operation, InterceptedClient.Call call)
                throws IOException;
    }

    /** The end of a process. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    SdkHttpClient network() {
        return aws.httpClient();
    }

    IamClient client(SdkHttpClient network) {
        return InterceptedClient.client(aws, network);
    }

    @BeforeEach
    void run_once_without_trouble() {
        Bookshop.addForeignThings(aws);
        IamProvisioner iam = provisioner(network());
        iam.apply(iam.plan(Bookshop.before()));
        start = aws.snapshot();
        foreign = new TreeMap<>(AccountReader.read(iam, Bookshop.after()).identities());
        foreign.keySet().removeIf(entity -> !Bookshop.isForeign(entity.name()));

        InterceptedClient counting = new InterceptedClient(network(), (number, operation, call) -> call.make());
        run(provisioner(counting), folder.resolve("clean"));
        calls = counting.operations();
        assertThat(iam.plan(Bookshop.after()).isEmpty()).isTrue();
        wanted = AccountReader.read(iam, Bookshop.after()).facts();
    }

    private IamProvisioner provisioner(SdkHttpClient network) {
        return IamProvisioner.builder(client(network)).sleeper(pause -> {}).build();
    }

    private static void run(IamProvisioner iam, Path journal) {
        iam.apply(iam.plan(Bookshop.after().recordedIn(Journal.at(journal))));
    }

    @Test
    void the_run_is_long_enough_and_has_calls_of_all_kinds() {
        assertThat(calls).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatever_goes_wrong_at_whichever_call_the_next_run_ends_well(Trouble trouble) throws IOException {
        for (int number = 1; number <= calls.size(); number++) {
            aws.restore(start);
            aws.faults().clear();
            Path journal = folder.resolve("journal");
            Files.deleteIfExists(journal);
            String where = trouble + " at call " + number + ", " + calls.get(number - 1);

            fail(trouble, number, journal);
            goOn(journal, where);

            IamProvisioner iam = provisioner(network());
            Snapshot after = AccountReader.read(iam, Bookshop.after());
            assertThat(differences(after.facts(), wanted)).as(where).isEmpty();
            assertThat(after.identities()).as(where).containsAllEntriesOf(foreign);
            assertThat(iam.user("mallory").accessKeys()).as(where).hasSize(1);
        }
    }

    private static Set<Map.Entry<Address, Value>> differences(Map<Address, Value> one, Map<Address, Value> other) {
        Set<Map.Entry<Address, Value>> all = new HashSet<>(one.entrySet());
        all.addAll(other.entrySet());
        all.removeIf(entry -> one.entrySet().contains(entry) && other.entrySet().contains(entry));
        return all;
    }

    private void fail(Trouble trouble, int number, Path journal) {
        SdkHttpClient network = new InterceptedClient(
                network(),
                (count, operation, call) -> count == number ? trouble.happen(aws, operation, call) : call.make());
        try {
            run(provisioner(network), journal);
        } catch (SdkException | StalePlanException | Killed e) {
            assertThat(e.toString()).doesNotContain("Secret");
        }
    }

    private void goOn(Path journal, String where) {
        List<RuntimeException> failures = new ArrayList<>();
        for (int run = 1; run <= MOST_RUNS; run++) {
            IamProvisioner iam = provisioner(network());
            try {
                Plan plan = iam.plan(Bookshop.after().recordedIn(Journal.at(journal)));
                if (plan.isEmpty()) {
                    return;
                }
                iam.apply(plan);
            } catch (StalePlanException e) {
                failures.add(e);
            }
        }
        assertThat(failures).as(where).isEmpty();
    }
}
