package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Services by the prefixes of their actions. A prefix that is not listed serves as its own name. */
final class ServiceNames {
    private static final Map<String, String> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry("athena", "Amazon Athena"),
            Map.entry("autoscaling", "Amazon EC2 Auto Scaling"),
            Map.entry("cloudformation", "AWS CloudFormation"),
            Map.entry("cloudfront", "Amazon CloudFront"),
            Map.entry("cloudtrail", "AWS CloudTrail"),
            Map.entry("cloudwatch", "Amazon CloudWatch"),
            Map.entry("codebuild", "AWS CodeBuild"),
            Map.entry("dynamodb", "Amazon DynamoDB"),
            Map.entry("ec2", "Amazon EC2"),
            Map.entry("ecr", "Amazon Elastic Container Registry"),
            Map.entry("ecs", "Amazon Elastic Container Service"),
            Map.entry("eks", "Amazon Elastic Kubernetes Service"),
            Map.entry("elasticloadbalancing", "Elastic Load Balancing"),
            Map.entry("events", "Amazon EventBridge"),
            Map.entry("glue", "AWS Glue"),
            Map.entry("iam", "AWS Identity and Access Management"),
            Map.entry("kinesis", "Amazon Kinesis"),
            Map.entry("kms", "AWS Key Management Service"),
            Map.entry("lambda", "AWS Lambda"),
            Map.entry("logs", "Amazon CloudWatch Logs"),
            Map.entry("organizations", "AWS Organizations"),
            Map.entry("rds", "Amazon RDS"),
            Map.entry("route53", "Amazon Route 53"),
            Map.entry("s3", "Amazon S3"),
            Map.entry("secretsmanager", "AWS Secrets Manager"),
            Map.entry("ses", "Amazon SES"),
            Map.entry("sns", "Amazon SNS"),
            Map.entry("sqs", "Amazon SQS"),
            Map.entry("ssm", "AWS Systems Manager"),
            Map.entry("states", "AWS Step Functions"),
            Map.entry("sts", "AWS Security Token Service")));

    private ServiceNames() {}

    static TreeSet<String> all() {
        return new TreeSet<>(NAMES.keySet());
    }

    static String of(String service) {
        return NAMES.getOrDefault(service, service);
    }

    /** Returns the services of which a policy allows something; of all services those that are listed here. */
    static Set<String> grantedBy(Policy policy) {
        Set<String> services = new TreeSet<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW) {
                for (Action action : statement.actions()) {
                    if (action.text().equals("*")) {
                        services.addAll(NAMES.keySet());
                    } else {
                        services.add(action.service().toLowerCase(Locale.ROOT));
                    }
                }
                if (!statement.notActions().isEmpty()) {
                    services.addAll(NAMES.keySet());
                }
            }
        }
        return services;
    }

    static boolean grants(Policy policy, String service) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .anyMatch(statement -> !statement.notActions().isEmpty()
                        || statement.actions().stream()
                                .anyMatch(action -> action.text().equals("*")
                                        || action.service().equalsIgnoreCase(service)));
    }
}
