package io.github.iamkit.testkit;

import io.github.iamkit.policy.Decision;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
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
    private static final String USERS = "users";
    private static final String GROUPS = "groups";
    private static final String ROLES = "roles";
    private static final String POLICIES = "policies";
    private static final int MOST_MEMBERS = 100;
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
    private final AccountContents contents;
    private final StringBuilder html = new StringBuilder();

    /**
     * @param asked what the visitor asks, by the names of the form's fields and of the tables; empty if they do not
     */
    AccountPage(FakeIam account, AccountContents contents, UnaryOperator<String> asked) {
        this.account = account;
        this.asked = asked;
        this.contents = contents;
    }

    String html() {
        html.append(HEAD.formatted(Html.escaped(account.accountId())));
        form();
        answer();
        Map<String, List<String>> members = contents.members();
        table("Users", USERS, List.of("User", "Groups", "Policies", "Boundary"), contents.users(), this::user);
        table(
                "Groups",
                GROUPS,
                List.of("Group", "Members", "Policies"),
                contents.groups(),
                group -> group(group, members.getOrDefault(group.groupName(), List.of())));
        table("Roles", ROLES, List.of("Role", "Trusts", "Policies", "Boundary"), contents.roles(), this::role);
        table("Managed policies", POLICIES, List.of("Policy", "Attached", "Says"), contents.policies(), this::policy);
        return html.append("</body>\n</html>\n").toString();
    }

    private void form() {
        String options = callers()
                .map(caller -> "<option" + (caller.equals(asked.apply("who")) ? " selected" : "") + ">"
                        + Html.escaped(caller) + "</option>")
                .collect(Collectors.joining());
        html.append("<form><label>May<br><select name=\"who\">").append(options).append("</select></label>");
        field("do", "action", "s3:GetObject");
        field("on", "resource", "*");
        html.append("<button>Ask</button></form>\n");
    }

    private void field(String label, String name, String usual) {
        String value = asked.apply(name).isEmpty() ? usual : asked.apply(name);
        html.append("<label>").append(label).append("<br><input name=\"").append(name);
        html.append("\" size=\"40\" value=\"").append(Html.escaped(value)).append("\"></label>");
    }

    private Stream<String> callers() {
        return Stream.concat(
                contents.users().stream().map(user -> USER + user.userName()),
                contents.roles().stream().map(role -> ROLE + role.roleName()));
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
        html.append(Html.escaped(decision.explain())).append("</pre>\n");
    }

    private <T> void table(
            String title, String name, List<String> heads, List<T> rows, Function<T, List<String>> cells) {
        PagedTable<T> table = new PagedTable<>(title, name, heads, rows, cells);
        html.append(table.html(asked.apply(name), number -> address(name, number)));
    }

    /** The address of this page with another part of a table, and all else as it is. */
    private String address(String table, int number) {
        return Stream.of("who", "action", "resource", USERS, GROUPS, ROLES, POLICIES)
                .filter(name -> name.equals(table) || !asked.apply(name).isEmpty())
                .map(name -> name + "="
                        + (name.equals(table) ? number : URLEncoder.encode(asked.apply(name), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&", "?", ""));
    }

    private List<String> user(UserDetail user) {
        return List.of(
                named(user.path(), user.userName()),
                lines(user.groupList().stream()),
                policies(user.userPolicyList(), user.attachedManagedPolicies()),
                boundary(user.permissionsBoundary()));
    }

    private List<String> group(GroupDetail group, List<String> members) {
        int more = members.size() - MOST_MEMBERS;
        return List.of(
                named(group.path(), group.groupName()),
                lines(members.stream().limit(MOST_MEMBERS)) + (more > 0 ? "<br>and " + more + " more" : ""),
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
        return "<b>" + Html.escaped(name) + "</b>" + (path.equals("/") ? "" : "<br>" + Html.escaped(path));
    }

    private static String policies(List<PolicyDetail> written, List<AttachedPolicy> attached) {
        String inline = written.stream()
                .map(policy -> document(policy.policyName(), policy.policyDocument()))
                .collect(Collectors.joining());
        return inline + lines(attached.stream().map(AttachedPolicy::policyArn));
    }

    private static String boundary(AttachedPermissionsBoundary boundary) {
        return Optional.ofNullable(boundary)
                .map(bound -> Html.escaped(bound.permissionsBoundaryArn()))
                .orElse("");
    }

    private static String document(String name, String encoded) {
        String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        return "<details><summary>" + Html.escaped(name) + "</summary><pre>" + Html.escaped(text) + "</pre></details>";
    }

    private static String lines(Stream<String> texts) {
        return texts.map(Html::escaped).collect(Collectors.joining("<br>"));
    }
}
