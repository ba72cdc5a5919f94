package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.PolicySet;
import java.util.List;

/** The ways known by which somebody who may do a few things can let himself do everything. */
final class EscalationPaths {
    /** A thing to be done, and an example of what it is done to; the plus stands for the account. */
    private record Step(String action, String resource) {}

    private static final String USER = "arn:aws:iam::+:user/somebody";
    private static final String GROUP = "arn:aws:iam::+:group/somebodies";
    private static final String ROLE = "arn:aws:iam::+:role/anything";
    private static final String POLICY = "arn:aws:iam::+:policy/anything";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:+:function:anything";
    private static final Step PASS_ROLE = new Step("iam:PassRole", ROLE);

    private static final List<List<Step>> PATHS = List.of(
            List.of(new Step("iam:CreatePolicyVersion", POLICY)),
            List.of(new Step("iam:SetDefaultPolicyVersion", POLICY)),
            List.of(new Step("iam:CreateAccessKey", USER)),
            List.of(new Step("iam:CreateLoginProfile", USER)),
            List.of(new Step("iam:UpdateLoginProfile", USER)),
            List.of(new Step("iam:AttachUserPolicy", USER)),
            List.of(new Step("iam:AttachGroupPolicy", GROUP)),
            List.of(new Step("iam:AttachRolePolicy", ROLE)),
            List.of(new Step("iam:PutUserPolicy", USER)),
            List.of(new Step("iam:PutGroupPolicy", GROUP)),
            List.of(new Step("iam:PutRolePolicy", ROLE)),
            List.of(new Step("iam:AddUserToGroup", GROUP)),
            List.of(new Step("iam:UpdateAssumeRolePolicy", ROLE), new Step("sts:AssumeRole", ROLE)),
            List.of(PASS_ROLE, new Step("ec2:RunInstances", "arn:aws:ec2:us-east-1:+:instance/*")),
            List.of(
                    PASS_ROLE,
                    new Step("lambda:CreateFunction", FUNCTION),
                    new Step("lambda:InvokeFunction", FUNCTION)),
            List.of(
                    PASS_ROLE,
                    new Step("lambda:CreateFunction", FUNCTION),
                    new Step("lambda:CreateEventSourceMapping", FUNCTION)),
            List.of(new Step("lambda:UpdateFunctionCode", FUNCTION)),
            List.of(PASS_ROLE, new Step("glue:CreateDevEndpoint", "arn:aws:glue:us-east-1:+:devEndpoint/anything")),
            List.of(new Step("glue:UpdateDevEndpoint", "arn:aws:glue:us-east-1:+:devEndpoint/anything")),
            List.of(
                    PASS_ROLE,
                    new Step("cloudformation:CreateStack", "arn:aws:cloudformation:us-east-1:+:stack/any/1")),
            List.of(
                    PASS_ROLE,
                    new Step("datapipeline:CreatePipeline", "*"),
                    new Step("datapipeline:PutPipelineDefinition", "*")),
            List.of(
                    PASS_ROLE,
                    new Step("codebuild:CreateProject", "arn:aws:codebuild:us-east-1:+:project/anything"),
                    new Step("codebuild:StartBuild", "arn:aws:codebuild:us-east-1:+:project/anything")),
            List.of(
                    PASS_ROLE,
                    new Step("sagemaker:CreateNotebookInstance", "arn:aws:sagemaker:us-east-1:+:notebook-instance/any"),
                    new Step(
                            "sagemaker:CreatePresignedNotebookInstanceUrl",
                            "arn:aws:sagemaker:us-east-1:+:notebook-instance/any")),
            List.of(
                    PASS_ROLE,
                    new Step("ecs:RegisterTaskDefinition", "*"),
                    new Step("ecs:RunTask", "arn:aws:ecs:us-east-1:+:task-definition/anything:1")));

    private EscalationPaths() {}

    /** Returns the first way that is open to somebody whom the policies are about, in an account, as a text; empty if none is. */
    static String open(PolicySet policies, String account) {
        for (List<Step> path : PATHS) {
            if (path.stream().allMatch(step -> isAllowed(policies, step, account))) {
                return String.join(" with ", path.stream().map(Step::action).toList());
            }
        }
        return "";
    }

    private static boolean isAllowed(PolicySet policies, Step step, String account) {
        AccessRequest request = AccessRequest.of(step.action(), step.resource().replace("+", account))
                .by("arn:aws:iam::" + account + ":user/intruder");
        return policies.evaluate(request).isAllowed();
    }
}
