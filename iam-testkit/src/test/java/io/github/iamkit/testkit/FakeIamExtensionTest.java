package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

class FakeIamExtensionTest {
    @Nested
    @ExtendWith(FakeIamExtension.class)
    class FieldsAndParameters {
        private FakeIam account;
        private IamClient client;

        @BeforeEach
        void make_a_user(IamClient iam) {
            iam.createUser(request -> request.userName("david"));
        }

        @Test
        void are_of_one_account(FakeIam aws, IamAsyncClient async, StsClient sts) {
            assertThat(aws).isSameAs(account);
            assertThat(client.listUsers().users()).hasSize(1);
            assertThat(async.listUsers().join().users()).hasSize(1);
            assertThat(sts.getCallerIdentity().account()).isEqualTo(aws.accountId());
        }

        @Test
        void are_of_a_new_account_for_each_test() {
            assertThat(client.listUsers().users()).hasSize(1);
        }

        @Nested
        class OfANestedTest {
            private FakeIam inner;

            @Test
            void are_of_the_account_of_the_test_around_it(FakeIam aws) {
                assertThat(aws).isSameAs(account).isSameAs(inner);
                assertThat(inner.view().userNames()).containsExactly("david");
            }
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class OnePerClass {
        @RegisterExtension
        static final FakeIamExtension IAM = FakeIamExtension.with(account -> account.account("111122223333"))
                .perClass();

        private FakeIam account;

        @Test
        @Order(1)
        void is_set_up_as_asked_for(FakeIam aws) {
            assertThat(aws.accountId()).isEqualTo("111122223333");
            aws.given().user("david");
        }

        @Test
        @Order(2)
        void keeps_what_a_test_before_left() {
            assertThat(account.view().userNames()).containsExactly("david");
        }

        @Nested
        class AndTheClassesInIt {
            @Test
            void share_it(FakeIam aws) {
                assertThat(aws).isSameAs(account);
            }
        }
    }

    @Nested
    @ExtendWith(FakeIamExtension.class)
    class TakenBeforeAll {
        private static FakeIam first;

        @BeforeAll
        static void take(FakeIam aws) {
            first = aws;
        }

        @Test
        void it_is_the_account_of_every_test(FakeIam aws) {
            assertThat(aws).isSameAs(first);
        }
    }
}
