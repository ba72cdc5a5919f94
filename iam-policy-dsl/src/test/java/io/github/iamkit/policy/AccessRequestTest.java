package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.iamkit.policy.condition.GlobalKeys;
import io.github.iamkit.policy.condition.SingleValuedKey;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRequestTest {
    private static final AccessRequest READ = AccessRequest.of("s3:GetObject", "arn:aws:s3:::books/dune.txt");
    private static final String GUEST = "arn:aws:sts::123456789012:federated-user/guest";

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "david",
                "123",
                "Anonymous",
                "arn:",
                "arn:aws:s3:::books",
                "ec2.amazonaws.com.example.org",
                "arn:aws:iam::123456789012:user/",
                "arn:aws:iam::123456789012:role/ops/",
                "arn:aws:iam::123456789012:group/admins",
                "arn:aws:iam::123456789012:oidc-provider/",
                "arn:aws:iam::12345678901:user/david",
                "arn:aws:sts::123456789012:assumed-role/reader",
                "arn:aws:sts::123456789012:assumed-role/reader/",
                "arn:aws:sts::123456789012:assumed-role//session",
                "arn:aws:sts::123456789012:assumed-role/ops/reader/session",
                "arn:aws:sts::123456789012:federated-user/"
            })
    void who_makes_no_requests_is_refused(String principal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> READ.by(principal))
                .withMessage(
                        "`" + principal + "` cannot make a request; name a user, role, role session, federated user or"
                                + " root by its ARN, root by its account id, a service such as `ec2.amazonaws.com`, an identity"
                                + " provider, or `anonymous`");
    }

    @Test
    void empty_texts_are_refused_by_name() {
        refused(() -> AccessRequest.of("", "*"), "action is empty; give it at least one character");
        refused(
                () -> AccessRequest.of("s3:GetObject", ""),
                "resource is empty; write the ARN, or `*` for an action without resource");
        refused(() -> READ.by(""), "principal is empty; give it at least one character");
        refused(() -> READ.with("", "a"), "key is empty; give it at least one character");
    }

    @Test
    void what_is_no_account_is_refused() {
        refused(() -> READ.ownedBy("books"), "`books` is not an account id; write its twelve digits");
        refused(
                () -> PolicySet.identity().managementAccount("books"),
                "`books` is not an account id; write its twelve digits");
        refused(
                () -> PolicySet.identity().canonicalUser("79a5", "books"),
                "`books` is not an account id; write its twelve digits");
    }

    @Test
    void who_acts_for_another_has_to_be_able_to() {
        refused(
                () -> READ.actingAs("arn:aws:iam::123456789012:role/reader"),
                "`arn:aws:iam::123456789012:role/reader` is not the role of a caller who is not stated; give the ARN of a"
                        + " role of that account and name");
        refused(
                () -> READ.federatedBy("arn:aws:iam::123456789012:user/david"),
                "a caller who is not stated is not a federated user; only those are federated by a user");
        refused(
                () -> READ.by(GUEST).federatedBy("david"),
                "`david` is no user who could have made `" + GUEST + "`; give the ARN of a user of that account, as in"
                        + " `arn:aws:iam::123456789012:user/name`");
        refused(
                () -> READ.by(GUEST).federatedBy("arn:aws:iam::999988887777:user/david"),
                "`arn:aws:iam::999988887777:user/david` is no user who could have made `" + GUEST
                        + "`; give the ARN of a user of that account, as in `arn:aws:iam::123456789012:user/name`");
        refused(
                () -> READ.by(GUEST).withSessionToken(),
                "`" + GUEST + "` is not a user; GetSessionToken gives credentials to users");
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_is_refused_by_name() {
        isNamed("values", () -> READ.with("app:Names", (List<String>) null));
        isNamed("value", () -> READ.with("app:Names", Arrays.asList("a", null)));
        isNamed("rest", () -> READ.with("app:Names", "a", "b", (CharSequence[]) null));
        isNamed("rest", () -> READ.with(GlobalKeys.TAG_KEYS, "a", (CharSequence[]) null));
        isNamed("key", () -> READ.with((SingleValuedKey) null, "a"));
        isNamed("policy", () -> PolicySet.identity((Policy) null));
        isNamed("policy", () -> PolicySet.identity().boundary(null));
        isNamed("policy", () -> PolicySet.identity().serviceControl((Policy) null));
        isNamed("request", () -> PolicySet.identity().evaluate((AccessRequest) null));
    }

    @Test
    void what_is_returned_changes_no_request() {
        AccessRequest request = READ.with("app:Name", "a");

        request.context().clear();

        assertThat(request.context()).containsEntry("app:Name", List.of("a"));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static void isNamed(String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }
}
