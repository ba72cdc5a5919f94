package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.SourceText;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provisioning.OnEveryWire;
import io.github.iamkit.testkit.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest extends OnEveryWire {
    private static Blueprint clerks(Policy policy) {
        return Blueprint.builder()
                .group("Clerks", g -> g.policy("read", policy))
                .user("anna", u -> u.memberOf("Clerks").tag("team", "clerks"))
                .build();
    }

    @Test
    void terminals_are_shown_colours_and_other_streams_are_not() {
        Plan plan = iam.plan(clerks(Bookshop.READ));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        plan.printTo(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(plan.toString());
        assertThat(plan.toColouredText())
                .contains("\u001B[32m+\u001B[0m group Clerks")
                .contains("\u001B[1;31m (wider)\u001B[0m");
        assertThat(plan.toColouredText().replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plan.toString());
    }

    @Test
    void json_has_everything_that_there_is_to_know_of_a_change() {
        iam.apply(iam.plan(clerks(Bookshop.READ)));

        String json = iam.plan(Blueprint.builder()
                        .group("Clerks", g -> g.policy("read", Bookshop.WRITE))
                        .build()
                        .adopt("group Clerks"))
                .toJson();

        assertThat(JsonTree.parse(new SourceText(json), 9, 999).isComplete()).isTrue();
        assertThat(json).isEqualToIgnoringCase("""
                {
                  "blueprint": "blueprint",
                  "changes": [
                    {
                      "action": "UPDATE",
                      "address": "policy read of group Clerks",
                      "owner": "group Clerks",
                      "before": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"s3:GetObject\\",\\"Resource\\":\\"arn:aws:s3:::books/*\\"}]}",
                      "after": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"s3:GetObject\\",\\"s3:PutObject\\"],\\"Resource\\":\\"arn:aws:s3:::books/*\\"}]}",
                      "example": "allowed only afterwards: s3:PutObject on arn:aws:s3:::books/example",
                      "risks": [
                        "WIDENS_ACCESS"
                      ],
                      "iamActions": [
                        "iam:GetGroupPolicy",
                        "iam:PutGroupPolicy"
                      ]
                    }
                  ],
                  "iamActions": [
                    "iam:GetAccountAuthorizationDetails",
                    "iam:GetAccountSummary",
                    "iam:GetGroupPolicy",
                    "iam:GetUser",
                    "iam:PutGroupPolicy"
                  ]
                }
                """);
    }

    @Test
    void html_stands_alone_and_escapes_what_it_shows() {
        String html = iam.plan(Blueprint.builder()
                        .role("web", Bookshop.EC2, r -> r.description("<script>alert(1)</script>"))
                        .build())
                .toHtml();

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<td>role web</td>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void a_tag_of_the_account_cannot_command_the_terminal() {
        assertThat(PlanText.visible("a\u001B[31mb\n")).isEqualTo("a\\u001b[31mb\\u000a");
    }

    @Test
    void the_operator_policy_is_enough_to_plan_and_apply_and_no_more_than_that() {
        Bookshop.addForeignThings(aws);
        iam.apply(iam.plan(Bookshop.before()));
        Policy needed = iam.plan(Bookshop.after()).operatorPolicy();
        iam.user("operator")
                .ensure()
                .attachPolicy(iam.policy("operator").ensure(needed.compacted()).arn());
        AccessKeyPair key = iam.user("operator").createAccessKey();
        IamProvisioner operator = provisionerOf(key);

        assertThat(needed.validate(PolicyUse.MANAGED)).isEmpty();
        assertThat(operator.apply(operator.plan(Bookshop.after())).isComplete()).isTrue();
        assertThat(operator.plan(Bookshop.after()).isEmpty()).isTrue();
        assertThat(aws.policiesOf("operator")
                        .evaluate("iam:CreateUser", "arn:aws:iam::123456789012:user/eve")
                        .isAllowed())
                .isFalse();
    }

    @Test
    void aws_is_asked_whether_the_caller_may_do_what_is_planned() {
        iam.user("clerk")
                .ensure()
                .putPolicy(
                        "p",
                        Policy.allow("iam:Get*", "iam:List*", "iam:SimulatePrincipalPolicy", "iam:CreateGroup")
                                .on("*"));
        IamProvisioner clerk = provisionerOf(iam.user("clerk").createAccessKey());

        assertThat(clerk.plan(clerks(Bookshop.READ)).deniedActions(clerk))
                .containsExactly("iam:AddUserToGroup", "iam:CreateUser", "iam:PutGroupPolicy", "iam:TagUser");
    }

    @Test
    void progress_is_printed_a_line_a_change(@TempDir Path folder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Plan plan = iam.plan(clerks(Bookshop.READ));

        iam.apply(plan.run().listener(ApplyListener.printingTo(new PrintStream(bytes, true, StandardCharsets.UTF_8))));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                [1/4] + group Clerks done
                [2/4] + user anna done
                [3/4] + policy read of group Clerks (wider) done
                [4/4] + user anna in group Clerks (wider) done
                4 done
                """);
    }

    @Test
    void what_ends_a_run_comes_through_as_it_is_and_has_the_report() {
        Plan plan = iam.plan(clerks(Bookshop.READ));
        aws.faults().next("CreateUser").times(9).fail(new Fault.ServerError());

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> iam.apply(plan)))
                .isInstanceOf(software.amazon.awssdk.services.iam.model.IamException.class)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .hasAtLeastOneElementOfType(IncompleteRunException.class)
                        .anySatisfy(suppressed -> assertThat(suppressed)
                                .hasMessage("the plan was not applied to its end: 1 done, 1 failed, 2 not attempted\n"
                                        + "user anna may have been done although no answer came; apply it again, or make"
                                        + " another plan, to go on")));
    }

    @Test
    void a_journal_has_a_line_for_each_step_and_survives_one_that_was_cut_short(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("journal");
        Files.writeString(file, "{\"at\":\"2026-01-01T00:00:00Z\",\"ev");
        Blueprint recorded = clerks(Bookshop.READ).recordedIn(Journal.at(file));

        iam.apply(iam.plan(recorded));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + 2 * 4 + 1);
        assertThat(lines.get(1)).contains("\"event\":\"STARTED\",\"action\":\"CREATE\",\"what\":\"group Clerks\"");
        assertThat(lines)
                .anyMatch(line -> line.contains("\"event\":\"OWNED\",\"what\":\"group Clerks\",\"id\":\"AGPA"));
    }
}
