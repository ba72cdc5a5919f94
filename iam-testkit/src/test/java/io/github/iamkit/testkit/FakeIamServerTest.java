package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.iamkit.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FakeIamExtension.class)
class FakeIamServerTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private FakeIam aws;
    private FakeIamServer server;

    @BeforeEach
    void serve() {
        server = aws.serve();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(server.uri().resolve(path));
    }

    private HttpRequest.Builder call(String form) {
        return at("/").header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Amz-Date", "20260101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAMADEUPMADEUPMADE/20260101/us-east-1/iam/aws4_request,"
                                + " SignedHeaders=host, Signature=00")
                .POST(BodyPublishers.ofString(form));
    }

    @Test
    void a_made_up_key_acts_as_root() throws Exception {
        HttpResponse<String> answer = send(call("Action=CreateUser&UserName=david&Version=2010-05-08"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(aws.view().userNames()).containsExactly("david");
    }

    @Test
    void a_strict_server_refuses_made_up_keys() throws Exception {
        server.close();
        server = FakeIamServer.builder(aws).strictAuthentication().start();

        HttpResponse<String> answer = send(call("Action=CreateUser&UserName=david&Version=2010-05-08"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>InvalidClientTokenId</Code>");
    }

    @Test
    void a_reset_empties_the_account() throws Exception {
        aws.given().user("david");

        assertThat(send(at("/_iamkit/reset").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(204);
        assertThat(aws.view().userNames()).isEmpty();
    }

    @Test
    void a_visitor_sees_the_account() throws Exception {
        aws.given()
                .group("Admin", group -> group.policy("All", Policy.allow("*").on("*")))
                .user("david", user -> user.path("/ops/").memberOf("Admin").tag("note", "x"));

        HttpResponse<String> page = send(at("/").GET());

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("<h1>Account 123456789012</h1>", "<b>david</b><br>/ops/", "<summary>All</summary>")
                .doesNotContain("<script");
    }

    @Test
    void a_visitor_asks_who_may_do_what() throws Exception {
        aws.given()
                .user(
                        "david",
                        user -> user.policy("Read", Policy.allow("s3:Get*").on("*")));

        assertThat(send(at("/?who=user/david&action=s3:GetObject&resource=*").GET())
                        .body())
                .contains("<p class=\"allowed\" id=\"answer\">ALLOWED</p>");
        assertThat(send(at("/?who=user/david&action=s3:PutObject&resource=*").GET())
                        .body())
                .contains("<p class=\"denied\" id=\"answer\">IMPLICITLY_DENIED</p>");
    }

    @Test
    void what_is_asked_is_escaped() throws Exception {
        aws.given().user("david");

        String page = send(at("/?who=user/david&action=%3Cscript%3E%22x&resource=*")
                        .GET())
                .body();

        assertThat(page).contains("&lt;script&gt;&quot;x").doesNotContain("<script>");
    }

    @Test
    void a_request_that_is_too_large_is_refused() throws Exception {
        HttpResponse<String> answer = send(at("/").POST(BodyPublishers.ofByteArray(new byte[5 << 20])));

        assertThat(answer.body()).contains("<Code>RequestEntityTooLarge</Code>");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /", "DELETE, /a/b", "HEAD, /nowhere", "OPTIONS, /", "GET, /?Action=Nonsense"})
    void a_request_that_is_none_gets_an_error_that_is_one(String method, String path) throws Exception {
        HttpResponse<String> answer = send(at(path).method(method, BodyPublishers.ofString("{\"not\": \"a form\"}")));

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("Exception", "at io.github");
    }

    @Test
    void closing_waits_for_answers_that_are_under_way() throws Exception {
        aws.faults().next("CreateUser").fail(new Fault.Latency(Duration.ofMillis(300)));
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                call("Action=CreateUser&UserName=david&Version=2010-05-08").build(), BodyHandlers.ofString());
        Thread.sleep(100);

        server.close();

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void a_server_that_was_closed_does_not_answer_and_closes_again() {
        server.close();
        server.close();

        assertThatThrownBy(() -> send(at("/").GET())).isInstanceOf(IOException.class);
    }

    @Test
    void it_listens_on_loopback_unless_told_otherwise() throws Exception {
        assertThat(InetAddress.getByName(server.uri().getHost()).isLoopbackAddress())
                .isTrue();
        try (FakeIamServer open = FakeIamServer.builder(aws)
                .bind(InetAddress.getByName("0.0.0.0"))
                .start()) {
            URI uri = open.uri();
            assertThat(send(HttpRequest.newBuilder(uri).GET()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_port_that_is_taken_is_named() {
        assertThatThrownBy(() ->
                        FakeIamServer.builder(aws).port(server.uri().getPort()).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot listen on port " + server.uri().getPort() + " of 127.0.0.1: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --prot 1          | unknown argument `--prot`; give --port NUMBER, --bind ADDRESS, --account ID or --strict
            --port            | --port `` is no port; give a number up to 65535, or 0 for a free one
            --port 70000      | --port `70000` is no port; give a number up to 65535, or 0 for a free one
            --bind            | --bind `` is no address of this machine; give one such as 0.0.0.0
            --account 12      | `12` is not an account id; write its twelve digits
            """)
    void an_argument_that_is_none_is_named(String arguments, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerArguments.of(arguments.split(" ")))
                .withMessage(message);
    }

    @Test
    void arguments_set_the_server_up() throws Exception {
        try (FakeIamServer set = ServerArguments.of("--strict", "--account", "111122223333", "--bind", "127.0.0.1")
                .server()
                .start()) {
            server.close();
            server = set;
            assertThat(send(call("Action=ListUsers&Version=2010-05-08")).statusCode())
                    .isEqualTo(403);
            assertThat(send(at("/").GET()).body()).contains("Account 111122223333");
        }
    }
}
