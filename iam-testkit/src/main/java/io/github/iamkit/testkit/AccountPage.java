package io.github.iamkit.testkit;

import io.github.iamkit.policy.Decision;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * A page that shows what an account holds and answers who may do what: plain HTML without scripts, all text escaped.
 *
 * <p>Not thread-safe.
 */
final class AccountPage {
    private static final String USER = "user/";
    private static final String ROLE = "role/";
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Fake IAM, account %1$s</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
            h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
            table { border-collapse: collapse; width: 100%% }
            th, td { border-bottom: 1px solid #d8dee4; padding: .4rem .6rem; text-align: left; vertical-align: top }
            th { background: #f6f8fa; font-weight: 600 }
            pre { background: #f6f8fa; margin: .3rem 0; padding: .6rem; white-space: pre-wrap; overflow-wrap: anywhere }
            form { background: #f6f8fa; display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; padding: .8rem }
            label { display: block; font-size: .85rem } input, select, button { font: inherit; padding: .25rem .4rem }
            .allowed { color: #116329 } .denied { color: #a40e26 } .none { color: #57606a }
            </style>
            </head>
            <body>
            <h1>Account %1$s</h1>
            """;

    private final FakeIam account;
    private final UnaryOperator<String> asked;
    private final GetAccountAuthorizationDetailsResponse details;
    private final StringBuilder html = new StringBuilder();

    /**
     * @param asked what the form asks, by the names of its fields; empty if it does not
     */
    AccountPage(FakeIam account, UnaryOperator<String> asked) {
        this.account = account;
        this.asked = asked;
        this.details = account.details();
    }

    String html() {
        html.append(HEAD.formatted(escaped(account.accountId())));
        form();
        answer();
        table("Users", List.of("User", "Groups", "Policies", "Boundary"), details.userDetailList(), this::user);
        table("Groups", List.of("Group", "Members", "Policies"), details.groupDetailList(), this::group);
        table("Roles", List.of("Role", "Trusts", "Policies", "Boundary"), details.roleDetailList(), this::role);
        table("Managed policies", List.of("Policy", "Attached", "Says"), details.policies(), this::policy);
        return html.append("</body>\n</html>\n").toString();
    }

    private void form() {
        String options = callers()
                .map(caller -> "<option" + (caller.equals(asked.apply("who")) ? " selected" : "") + ">"
                        + escaped(caller) + "</option>")
                .collect(Collectors.joining());
        html.append("<form><label>May<br><select name=\"who\">").append(options).append("</select></label>");
        field("do", "action", "s3:GetObject");
        field("on", "resource", "*");
        html.append("<button>Ask</button></form>\n");
    }

    private void field(String label, String name, String usual) {
        String value = asked.apply(name).isEmpty() ? usual : asked.apply(name);
        html.append("<label>").append(label).append("<br><input name=\"").append(name);
        html.append("\" size=\"40\" value=\"").append(escaped(value)).append("\"></label>");
    }

    private Stream<String> callers() {
        return Stream.concat(
                details.userDetailList().stream().map(user -> USER + user.userName()),
                details.roleDetailList().stream().map(role -> ROLE + role.roleName()));
    }

    private void answer() {
        String who = asked.apply("who");
        String action = asked.apply("action");
        String resource = asked.apply("resource");
        if (callers().noneMatch(who::equals) || action.isEmpty() || resource.isEmpty()) {
            return;
        }
        Access access = who.startsWith(USER)
                ? account.policiesOf(who.substring(USER.length()))
                : account.policiesOfRole(who.substring(ROLE.length()));
        Decision decision = access.evaluate(action, resource);
        html.append("<p class=\"").append(decision.isAllowed() ? "allowed" : "denied");
        html.append("\" id=\"answer\">").append(decision.outcome()).append("</p>\n<pre>");
        html.append(escaped(decision.explain())).append("</pre>\n");
    }

    private <T> void table(String title, List<String> heads, List<T> rows, Function<T, List<String>> cells) {
        html.append("<h2>").append(title).append(" (").append(rows.size()).append(")</h2>\n");
        if (rows.isEmpty()) {
            html.append("<p class=\"none\">none</p>\n");
            return;
        }
        html.append("<table><tr>");
        heads.forEach(head -> html.append("<th>").append(head).append("</th>"));
        html.append("</tr>\n");
        for (T row : rows) {
            html.append("<tr>");
            cells.apply(row).forEach(cell -> html.append("<td>").append(cell).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private List<String> user(UserDetail user) {
        return List.of(
                named(user.path(), user.userName()),
                lines(user.groupList().stream()),
                policies(user.userPolicyList(), user.attachedManagedPolicies()),
                boundary(user.permissionsBoundary()));
    }

    private List<String> group(GroupDetail group) {
        Stream<String> members = details.userDetailList().stream()
                .filter(user -> user.groupList().contains(group.groupName()))
                .map(UserDetail::userName);
        return List.of(
                named(group.path(), group.groupName()),
                lines(members),
                policies(group.groupPolicyList(), group.attachedManagedPolicies()));
    }

    private List<String> role(RoleDetail role) {
        return List.of(
                named(role.path(), role.roleName()),
                document("trust policy", role.assumeRolePolicyDocument()),
                policies(role.rolePolicyList(), role.attachedManagedPolicies()),
                boundary(role.permissionsBoundary()));
    }

    private List<String> policy(ManagedPolicyDetail policy) {
        return List.of(
                named(policy.path(), policy.policyName()),
                String.valueOf(policy.attachmentCount()),
                policy.policyVersionList().stream()
                        .filter(PolicyVersion::isDefaultVersion)
                        .map(version -> document(version.versionId(), version.document()))
                        .collect(Collectors.joining()));
    }

    private static String named(String path, String name) {
        return "<b>" + escaped(name) + "</b>" + (path.equals("/") ? "" : "<br>" + escaped(path));
    }

    private static String policies(List<PolicyDetail> written, List<AttachedPolicy> attached) {
        String inline = written.stream()
                .map(policy -> document(policy.policyName(), policy.policyDocument()))
                .collect(Collectors.joining());
        return inline + lines(attached.stream().map(AttachedPolicy::policyArn));
    }

    private static String boundary(AttachedPermissionsBoundary boundary) {
        return Optional.ofNullable(boundary)
                .map(bound -> escaped(bound.permissionsBoundaryArn()))
                .orElse("");
    }

    private static String document(String name, String encoded) {
        String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        return "<details><summary>" + escaped(name) + "</summary><pre>" + escaped(text) + "</pre></details>";
    }

    private static String lines(Stream<String> texts) {
        return texts.map(AccountPage::escaped).collect(Collectors.joining("<br>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
