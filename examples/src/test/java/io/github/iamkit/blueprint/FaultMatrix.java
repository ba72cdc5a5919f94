package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provisioning.InterceptedClient;
import io.github.iamkit.provisioning.Trouble;
import io.github.iamkit.testkit.FakeIam;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Lets each kind of thing go wrong at each call of a run, one at a time, and then runs again, as a new process that knows the
 * account and the journal and nothing else.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class FaultMatrix {
    private static final boolean IS_THOROUGH = Boolean.getBoolean("thorough");
    private static final int MOST_RUNS = 8;

    final FakeIam aws;
    private final int step;
    private FakeIam.Snapshot start;
    private SortedMap<Address, Value> wanted;
    private SortedMap<Entity, Identity> foreign;
    private List<String> calls;
    private InterceptedClient network;
    private IamClient client;

    private final Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/work");

    /**
     * Creates the matrix of an account.
     *
     * @param step how many calls lie between two at which the same goes wrong; with {@code -Pthorough} it is each
     */
    FaultMatrix(FakeIam aws, int step) {
        this.aws = aws;
        this.step = IS_THOROUGH ? 1 : step;
    }

    /** What leads to the account. */
    SdkHttpClient network() {
        return aws.httpClient();
    }

    URI endpoint() {
        return URI.create("https://iam.amazonaws.com");
    }

    @BeforeEach
    void run_once_without_trouble() {
        Bookshop.addForeignThings(aws);
        network = new InterceptedClient(network());
        client = InterceptedClient.client(network, endpoint(), aws.rootCredentials());
        settle(Bookshop.before(), "at first");
        start = aws.snapshot();
        aws.restore(start);
        foreign = new TreeMap<>(AccountReader.readAll(provisioner()).identities());
        foreign.keySet().removeIf(entity -> !Bookshop.isForeign(entity.name()));

        network.intercept((number, operation, call) -> call.make());
        run(folder.resolve("clean"));
        calls = List.copyOf(network.operations());
        wanted = settle(Bookshop.after(), "without trouble").facts();
    }

    /** A new one each time, that knows nothing of what another one did. */
    private IamProvisioner provisioner() {
        return IamProvisioner.builder(client).sleeper(pause -> {}).build();
    }

    private void run(Path journal) {
        IamProvisioner iam = provisioner();
        iam.apply(iam.plan(Bookshop.after().recordedIn(Journal.at(journal))));
    }

    @Test
    void the_run_is_long_enough_and_writes_to_things_of_all_kinds() {
        assertThat(calls).hasSizeGreaterThan(100);
        assertThat(Bookshop.after().entities()).extracting(Entity::kind).contains(Kind.values());
        assertThat(calls)
                .contains("CreateUser", "UpdateUser", "DeleteUser", "CreateGroup", "UpdateGroup", "DeleteGroup")
                .contains("CreateRole", "UpdateRole", "UpdateAssumeRolePolicy", "DeleteRole")
                .contains("CreatePolicy", "CreatePolicyVersion", "DeletePolicy", "AttachRolePolicy", "DetachUserPolicy")
                .contains("PutGroupPolicy", "DeleteUserPolicy", "AddUserToGroup", "RemoveUserFromGroup")
                .contains("PutUserPermissionsBoundary", "DeleteRolePermissionsBoundary", "TagUser", "UntagUser")
                .contains("CreateInstanceProfile", "AddRoleToInstanceProfile", "UpdateAccountPasswordPolicy")
                .contains("CreateOpenIDConnectProvider", "AddClientIDToOpenIDConnectProvider", "UpdateSAMLProvider");
    }

    @ParameterizedTest
    @EnumSource(value = Trouble.class, mode = EnumSource.Mode.EXCLUDE, names = "TORN_PAGE")
    void whatever_goes_wrong_at_whichever_call_the_next_run_ends_well(Trouble trouble) throws IOException {
        Instant began = Instant.now();
        int runs = 0;
        for (int number = 1 + trouble.ordinal() % step; number <= calls.size(); number += step) {
            goWrong(trouble, number);
            runs++;
        }
        System.out.printf(
                "%s: %s at %d of %d calls, and again: %d s%n",
                getClass().getSimpleName(),
                trouble,
                runs,
                calls.size(),
                Duration.between(began, Instant.now()).toSeconds());
    }

    private void goWrong(Trouble trouble, int number) throws IOException {
        aws.restore(start);
        aws.faults().clear();
        Path journal = folder.resolve("journal");
        Files.deleteIfExists(journal);
        String where = trouble + " at call " + number + ", " + calls.get(number - 1);

        fail(trouble, number, journal);
        Snapshot after = settle(Bookshop.after().recordedIn(Journal.at(journal)), where);
        assertThat(differences(after.facts(), wanted)).as(where).isEmpty();
        assertThat(after.identities()).as(where).containsAllEntriesOf(foreign);
        assertThat(provisioner().user("mallory").accessKeys()).as(where).hasSize(1);
    }

    private static Set<Map.Entry<Address, Value>> differences(Map<Address, Value> one, Map<Address, Value> other) {
        Set<Map.Entry<Address, Value>> all = new HashSet<>(one.entrySet());
        all.addAll(other.entrySet());
        all.removeIf(entry -> one.entrySet().contains(entry) && other.entrySet().contains(entry));
        return all;
    }

    private void fail(Trouble trouble, int number, Path journal) {
        network.intercept(trouble.at(aws, number));
        try {
            run(journal);
        } catch (SdkException | StalePlanException | Trouble.Killed e) {
            assertThat(e.toString()).doesNotContain("Secret");
        } finally {
            network.intercept((count, operation, call) -> call.make());
        }
    }

    /** Plans and applies until there is nothing to change, and returns what the account holds then. */
    private Snapshot settle(Blueprint blueprint, String where) {
        List<RuntimeException> failures = new ArrayList<>();
        for (int run = 1; run <= MOST_RUNS; run++) {
            IamProvisioner iam = provisioner();
            try {
                Plan plan = iam.plan(blueprint);
                if (plan.isEmpty()) {
                    return plan.account();
                }
                iam.apply(plan);
            } catch (StalePlanException e) {
                failures.add(e);
            }
        }
        throw new AssertionError(where + ": it does not settle, " + failures);
    }
}
