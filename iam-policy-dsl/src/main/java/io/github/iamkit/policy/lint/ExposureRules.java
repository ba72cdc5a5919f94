package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.json.JsonScalar;
import java.util.List;

/** Rules about what an Allow without conditions hands out on a wildcard: credentials, contents, and access itself. */
final class ExposureRules implements Family {
    private static final Rule CREDENTIALS = Rule.inferred(
            "X_CREDENTIALS_EXPOSURE", WARNING, "An action that answers with credentials is allowed on a wildcard");
    private static final Rule CONTENTS = Rule.inferred(
            "X_DATA_EXFILTRATION", WARNING, "An action that reads contents or secrets is allowed on a wildcard");
    private static final Rule PERMISSIONS = Rule.inferred(
            "X_PERMISSIONS_MANAGEMENT", WARNING, "An action that gives access to a resource is allowed on a wildcard");
    private static final Rule NOT_RESOURCE = Rule.inferred(
            "X_ALLOW_WITH_NOT_RESOURCE", WARNING, "An Allow with `NotResource` is about all that AWS adds, too");
    private static final Rule BUCKET_POLICY = Rule.inferred(
            "X_RESOURCE_POLICY_PRIVILEGE_ESCALATION",
            WARNING,
            "The policy of a bucket may be changed and its objects not: whoever may do that can let himself do the rest");

    private static final List<String> ANSWER_WITH_CREDENTIALS = List.of(
            "iam:createaccesskey",
            "iam:createloginprofile",
            "iam:createservicespecificcredential",
            "iam:resetservicespecificcredential",
            "iam:updateaccesskey",
            "sts:assumerole",
            "sts:getfederationtoken",
            "sts:getsessiontoken",
            "ecr:getauthorizationtoken",
            "redshift:getclustercredentials",
            "rds-db:connect",
            "cognito-identity:getcredentialsforidentity",
            "connect:getfederationtoken",
            "codeartifact:getauthorizationtoken",
            "lightsail:getinstanceaccessdetails");
    private static final List<String> READ_CONTENTS = List.of(
            "s3:getobject",
            "ssm:getparameter",
            "ssm:getparameters",
            "ssm:getparametersbypath",
            "secretsmanager:getsecretvalue",
            "rds:copydbsnapshot",
            "rds:createdbsnapshot",
            "dynamodb:scan");
    private static final List<String> GIVE_ACCESS = List.of(
            "s3:putbucketpolicy",
            "s3:putbucketacl",
            "s3:putobjectacl",
            "kms:putkeypolicy",
            "kms:creategrant",
            "sqs:addpermission",
            "sns:addpermission",
            "lambda:addpermission",
            "secretsmanager:putresourcepolicy",
            "ecr:setrepositorypolicy",
            "iam:updateassumerolepolicy");

    @Override
    public List<Rule> rules() {
        return List.of(CREDENTIALS, CONTENTS, PERMISSIONS, NOT_RESOURCE, BUCKET_POLICY);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        boolean deletesObjects =
                document.statements().stream().anyMatch(s -> s.allows() && s.covers("s3:deleteobject"));
        for (LintStatement statement : document.statements()) {
            if (!statement.allows()) {
                continue;
            }
            if (statement.isNotResource() && !statement.resources().isEmpty()) {
                findings.add(
                        NOT_RESOURCE,
                        statement.offsetOf("NotResource"),
                        "the statement is about everything else, what does not exist yet too",
                        "name the resources in `Resource`");
            }
            if (!deletesObjects && statement.covers("s3:putbucketpolicy") && !statement.isNotAction()) {
                findings.add(
                        BUCKET_POLICY,
                        statement.offsetOf("Action"),
                        "whoever may change the policy of a bucket can let himself do anything there",
                        "allow `s3:PutBucketPolicy` to those only who may do all of that");
            }
            boolean isOpen = statement.conditions().isEmpty()
                    && !statement.isNotAction()
                    && statement.resources().stream().anyMatch(resource -> Patterns.isStars(resource.text()));
            if (isOpen && document.isIdentity()) {
                reviewActions(statement, findings);
            }
        }
    }

    private static void reviewActions(LintStatement statement, Findings findings) {
        for (int i = 0; i < statement.actions().size(); i++) {
            JsonScalar action = statement.actions().get(i);
            String name = statement.actionNames().get(i);
            add(CREDENTIALS, ANSWER_WITH_CREDENTIALS, action, name, "answers with credentials", findings);
            add(CONTENTS, READ_CONTENTS, action, name, "reads contents", findings);
            add(PERMISSIONS, GIVE_ACCESS, action, name, "gives access to others", findings);
        }
    }

    private static void add(
            Rule rule, List<String> actions, JsonScalar action, String name, String what, Findings findings) {
        actions.stream()
                .filter(listed -> Patterns.covers(name, listed))
                .findFirst()
                .ifPresent(listed -> findings.add(
                        rule,
                        action,
                        "`" + action.text() + "` " + what + ", on any resource",
                        "name the resources in `Resource`"));
    }
}
