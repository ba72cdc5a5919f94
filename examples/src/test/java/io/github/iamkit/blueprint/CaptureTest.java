package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provisioning.OnEveryWire;
import io.github.iamkit.testkit.FakeIam;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest extends OnEveryWire {
    @BeforeEach
    void hold_a_bookshop_beside_others() {
        Bookshop.addForeignThings(aws);
        iam.apply(iam.plan(Bookshop.before()));
    }

    @Test
    void what_is_captured_needs_no_change() {
        assertThat(iam.plan(Blueprint.capture(iam, "/")).toString()).isEqualTo("nothing to change\n");
        assertThat(Blueprint.capture(iam, "/").driftIn(iam).toString()).isEqualTo("no drift\n");
    }

    @Test
    void a_path_alone_is_captured_with_what_it_names() {
        Blueprint shop = Blueprint.capture(iam, "/shop/");

        assertThat(shop.entities())
                .extracting(Entity::name)
                .contains("anna", "Clerks", "orders")
                .doesNotContain("mallory");
        assertThat(shop.facts().keySet()).noneMatch(address -> address.key().equals("iamkit:blueprint"));
    }

    @Test
    void what_is_captured_makes_another_account_the_same(@TempDir Path folder) {
        Blueprint.capture(iam, "/").writeTo(folder);
        IamProvisioner other = IamProvisioner.using(FakeIam.create().client());

        other.apply(other.plan(Blueprint.read(folder)));

        assertThat(AccountReader.readAll(other).facts())
                .isEqualTo(AccountReader.readAll(iam).facts());
    }

    @Test
    void drift_tells_of_what_others_added_changed_and_removed() {
        iam.role("web").putPolicy("let-me-in", Bookshop.WRITE);
        iam.user("bert").putPolicy("read", Bookshop.WRITE).tag("desk", "9");
        iam.user("anna").removeFromGroup("Closed").tag("team", "others");
        iam.user("mallory").addToGroup("Clerks");
        iam.group("Closed").delete();

        assertThat(Bookshop.before().driftIn(iam).toString()).isEqualTo("""
                - group Closed: it is missing
                ~ tag team of user anna: others instead of clerks
                - user anna in group Closed: it is missing
                + tag desk of user bert: the blueprint does not name it
                ~ policy read of user bert
                    ~ statement
                        + Action "s3:PutObject"
                + user mallory in group Clerks: the blueprint does not name it
                + policy let-me-in of role web: the blueprint does not name it
                """);
        assertThat(iam.plan(Bookshop.before()).changes())
                .extracting(Change::action)
                .doesNotContain(Change.Action.DELETE);
    }

    @Test
    void drift_as_json_has_both_sides() {
        iam.user("anna").tag("team", "others");

        assertThat(Bookshop.before().driftIn(iam).toJson()).isEqualTo("""
                {
                  "differences": [
                    {
                      "address": "tag team of user anna",
                      "wanted": "clerks",
                      "present": "others"
                    }
                  ]
                }
                """);
    }

    @Test
    void a_principal_that_was_deleted_is_told_of() {
        iam.user("temp").ensure();
        Blueprint door = Blueprint.builder()
                .role("door", TrustPolicy.allow(Principal.aws("arn:aws:iam::123456789012:user/temp")))
                .build();
        iam.apply(iam.plan(door));
        iam.role("door")
                .ensure(TrustPolicy.parse("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"AWS\":\"" + iam.user("temp").uniqueId()
                        + "\"},\"Action\":\"sts:AssumeRole\"}]}"));

        assertThat(door.driftIn(iam).toString())
                .startsWith("~ trust policy of role door: it names the id of a user or role that was deleted");
    }
}
