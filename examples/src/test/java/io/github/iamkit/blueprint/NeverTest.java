package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provisioning.OnEveryWire;
import io.github.iamkit.testkit.Fault;
import io.github.iamkit.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What must never happen, as far as blueprints go. Elsewhere: that a secret is told or lost ({@code NoSecretLeavesTest}, {@code
 * LostSecretsTest}, {@code FaultsTest}), that something of somebody else is changed or deleted ({@link OwnershipTest}, {@code
 * DeletionTest}, {@link RaceTest}), that an active key makes room for another one ({@code KeyRotationTest}), that somebody has
 * more in between ({@link NeverWiderTest}).
 */
class NeverTest extends OnEveryWire {
    private static Blueprint books(Policy policy) {
        return Blueprint.builder().managedPolicy("books", policy).build();
    }

    @Test
    void no_secret_is_in_a_plan_a_report_a_journal_or_an_exception(@TempDir Path folder) throws IOException {
        AccessKeyPair key = iam.user("anna", "/shop/").ensure().createAccessKey();
        Path journal = folder.resolve("journal");
        Blueprint shop = Blueprint.builder()
                .user("bert", u -> u.path("/shop/").policy("read", Bookshop.READ))
                .exclusiveUnder("/shop/")
                .build()
                .recordedIn(Journal.at(journal));
        Plan plan = iam.plan(shop);
        List<String> texts = new ArrayList<>(
                List.of(plan.toString(), plan.toColouredText(), plan.toJson(), plan.toHtml(), shop.toString()));
        aws.faults().next("DeleteUser").times(9).fail(new Fault.ServerError());
        try {
            iam.apply(plan);
        } catch (RuntimeException e) {
            texts.add(e.toString());
            for (Throwable suppressed : e.getSuppressed()) {
                texts.add(suppressed.toString());
            }
        }
        aws.faults().clear();
        texts.add(iam.apply(iam.plan(shop)).toString());
        texts.add(Files.readString(journal));

        assertThat(texts)
                .hasSizeGreaterThan(6)
                .noneMatch(text -> text.contains(key.secret().reveal()));
    }

    @Test
    void a_blueprint_makes_and_takes_no_key_of_a_user_that_it_names() {
        iam.apply(iam.plan(Bookshop.before()));
        iam.user("anna").createAccessKey();
        iam.user("anna").createAccessKey();

        iam.apply(iam.plan(Bookshop.after()));

        assertThat(iam.user("anna").accessKeys()).hasSize(2).allMatch(key -> key.isActive());
    }

    @Test
    void whoever_applies_does_not_go_with_a_path_that_is_claimed() {
        iam.user("admin", "/shop/").ensure().putPolicy("all", Policy.allow("*").on("*"));
        IamProvisioner admin = provisionerOf(iam.user("admin").createAccessKey());
        Blueprint shop = Blueprint.builder()
                .user("bert", u -> u.path("/shop/"))
                .exclusiveUnder("/shop/")
                .build();

        assertThatExceptionOfType(BlockedPlanException.class).isThrownBy(() -> admin.apply(admin.plan(shop)));
        assertThat(iam.user("admin").accessKeys()).hasSize(1);
    }

    @Test
    void a_creation_whose_answer_gets_lost_is_not_repeated_by_the_sdk() {
        iam.apply(iam.plan(books(Bookshop.READ)));
        aws.faults().next("CreatePolicyVersion").fail(new Fault.LostResponse());

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> iam.apply(iam.plan(books(Bookshop.WRITE))));
        assertThat(iam.plan(books(Bookshop.WRITE)).isEmpty()).isTrue();
        assertThat(aws.calls())
                .extracting(RecordedCall::operation)
                .filteredOn("CreatePolicyVersion"::equals)
                .hasSize(1);
    }

    @Test
    void a_user_whose_creation_got_no_answer_is_known_by_its_mark() {
        aws.faults().next("CreateUser").fail(new Fault.LostResponse());
        Blueprint anna = Blueprint.builder().user("anna").build();

        assertThat(iam.apply(iam.plan(anna))).hasToString("1 done");
        assertThat(aws.calls())
                .filteredOn(call -> call.operation().equals("CreateUser"))
                .hasSize(2)
                .last()
                .satisfies(call -> assertThat(call.error()).contains("EntityAlreadyExists"));
    }

    @Test
    void the_oldest_version_gives_way_where_there_are_as_many_as_aws_takes() {
        for (int i = 0; i < 7; i++) {
            iam.apply(iam.plan(books(Policy.allow("s3:GetObject").on("arn:aws:s3:::books/" + i))));
        }

        assertThat(iam.policy("books").versionIds()).hasSize(5);
        assertThat(iam.plan(books(Policy.allow("s3:GetObject").on("arn:aws:s3:::books/6")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void neither_partition_nor_account_is_guessed() {
        use(account -> account.partition("aws-cn").account("111122223333"));
        Plan plan = iam.plan(Bookshop.before());

        assertThat(plan.operatorPolicy().toJson())
                .contains("arn:aws-cn:iam::111122223333:user/shop/anna")
                .doesNotContain("arn:aws:iam");
    }
}
