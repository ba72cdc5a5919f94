package io.github.iamkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Boto3Test {
    private static final String FLOWS = """
            import json, sys, urllib.error
            import boto3
            from botocore.exceptions import ClientError

            endpoint = sys.argv[1]
            iam = boto3.client("iam", endpoint_url=endpoint)
            sts = boto3.client("sts", endpoint_url=endpoint)
            everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
            reading = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:List*", "Resource": "*"}]}

            iam.create_group(GroupName="Admin")
            iam.put_group_policy(GroupName="Admin", PolicyName="All", PolicyDocument=json.dumps(everything))
            assert iam.get_group_policy(GroupName="Admin", PolicyName="All")["PolicyDocument"] == everything
            iam.create_user(UserName="david", Tags=[{"Key": "team", "Value": "ops + dev"}])
            assert iam.list_user_tags(UserName="david")["Tags"][0]["Value"] == "ops + dev"
            iam.add_user_to_group(GroupName="Admin", UserName="david")
            for i in range(120):
                iam.create_user(UserName="user%03d" % i)
            pages = list(iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 50}))
            assert len(pages) == 3 and sum(len(page["Users"]) for page in pages) == 121, len(pages)

            key = iam.create_access_key(UserName="user000")["AccessKey"]
            weak = boto3.client("iam", endpoint_url=endpoint, aws_access_key_id=key["AccessKeyId"],
                                aws_secret_access_key=key["SecretAccessKey"])
            try:
                weak.list_users()
                raise AssertionError("a user without policies listed users")
            except ClientError as e:
                assert e.response["Error"]["Code"] == "AccessDenied", e
                assert "no identity-based policy allows the iam:ListUsers action" in str(e), e
            policy = iam.create_policy(PolicyName="read", PolicyDocument=json.dumps(reading))["Policy"]
            iam.attach_user_policy(UserName="user000", PolicyArn=policy["Arn"])
            assert len(weak.list_users(MaxItems=5)["Users"]) == 5

            trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                     "Principal": {"AWS": "arn:aws:iam::123456789012:user/user000"}}]}
            role = iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps(trust))["Role"]
            iam.attach_role_policy(RoleName="reader", PolicyArn=policy["Arn"])
            session = boto3.client("sts", endpoint_url=endpoint, aws_access_key_id=key["AccessKeyId"],
                                   aws_secret_access_key=key["SecretAccessKey"]).assume_role(
                RoleArn=role["Arn"], RoleSessionName="tuesday")["Credentials"]
            acting = boto3.client("sts", endpoint_url=endpoint, aws_access_key_id=session["AccessKeyId"],
                                  aws_secret_access_key=session["SecretAccessKey"], aws_session_token=session["SessionToken"])
            assert acting.get_caller_identity()["Arn"].endswith(":assumed-role/reader/tuesday")
            try:
                iam.delete_policy(PolicyArn=policy["Arn"])
                raise AssertionError("an attached policy was deleted")
            except iam.exceptions.DeleteConflictException:
                pass
            iam.get_waiter("user_exists").wait(UserName="david")
            answer = iam.simulate_principal_policy(PolicySourceArn="arn:aws:iam::123456789012:user/david",
                                                   ActionNames=["ec2:RebootInstances"])["EvaluationResults"]
            assert answer[0]["EvalDecision"] == "allowed", answer
            assert sts.get_caller_identity()["Account"] == "123456789012"
            print("all flows ended as they should")
            """;

    @TempDir
    private Path folder;

    @Test
    void the_main_flows_work_with_boto3() throws Exception {
        Path python = Command.require("/usr/bin/python3", "python3");
        assumeTrue(
                Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/boto3")),
                "SKIPPED: Debian's python3-boto3 is not installed");
        Path flows = Files.writeString(folder.resolve("flows.py"), FLOWS);

        try (FakeIamServer server = FakeIam.create().serve()) {
            String output = Command.run(
                    folder,
                    server.environment(),
                    List.of(python.toString(), flows.toString(), server.uri().toString()));

            assertThat(output).endsWith("all flows ended as they should\n");
        }
    }
}
