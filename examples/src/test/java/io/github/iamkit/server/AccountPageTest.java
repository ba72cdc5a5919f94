package io.github.iamkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountPageTest {
    @TempDir
    private Path folder;

    @Test
    void a_browser_shows_the_account_and_answers_who_may_do_what() throws Exception {
        Path chromium = Command.require("/usr/bin/chromium", "chromium");
        FakeIam aws = FakeIam.create();
        aws.given()
                .group("Admin", group -> group.policy("All", Policy.allow("*").on("*")))
                .user("david", user -> user.memberOf("Admin"))
                .role("web", TrustPolicy.allow(Principal.service("ec2.amazonaws.com")));

        try (FakeIamServer server = aws.serve()) {
            String page = shown(chromium, server.uri() + "/?who=user/david&action=ec2:RebootInstances&resource=*");

            assertThat(page)
                    .contains("<h1>Account 123456789012</h1>")
                    .contains(">Users (1)</h2>", ">Groups (1)</h2>", ">Roles (1)</h2>")
                    .contains("<option selected=\"\">user/david</option>")
                    .contains("<p class=\"allowed\" id=\"answer\">ALLOWED</p>");
        }
    }

    @Test
    void a_browser_follows_the_links_of_a_long_table() throws Exception {
        Path chromium = Command.require("/usr/bin/chromium", "chromium");
        FakeIam aws = FakeIam.create();
        for (int number = 100; number < 250; number++) {
            aws.given().user("user" + number);
        }

        try (FakeIamServer server = aws.serve()) {
            String first = shown(chromium, server.uri() + "/");
            int end = first.indexOf("\">next</a>");
            String next =
                    first.substring(first.lastIndexOf("href=\"", end) + 6, end).replace("&amp;", "&");
            String second = shown(chromium, server.uri() + "/" + next);

            assertThat(first).contains("1 to 100", "<b>user199</b>").doesNotContain("<b>user200</b>");
            assertThat(second).contains("101 to 150", "<b>user200</b>").doesNotContain("<b>user199</b>");
        }
    }

    private String shown(Path chromium, String address) throws Exception {
        return Command.run(
                folder,
                Map.of(),
                List.of(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        address));
    }
}
