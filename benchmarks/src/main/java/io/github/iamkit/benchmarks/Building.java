package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.OpenPolicy;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.condition.GlobalKeys;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Ten statements with two actions, two resources and two conditions each. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Building {
    private static final int STATEMENTS = 10;
    private static final List<String> SIDS = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");

    @Benchmark
    public Policy iamkit() {
        OpenPolicy policy = statement(Policy.allow("s3:GetObject", "s3:PutObject"), 0);
        for (int i = 1; i < STATEMENTS; i++) {
            policy = statement(policy.allow("s3:GetObject", "s3:PutObject"), i);
        }
        return policy;
    }

    private static OpenPolicy statement(Policy.Target start, int number) {
        return start.on("arn:aws:s3:::books/*", "arn:aws:s3:::films/*")
                .sid(SIDS.get(number))
                .when(GlobalKeys.SOURCE_IP.in("203.0.113.0/24"), GlobalKeys.SECURE_TRANSPORT.isTrue());
    }

    @Benchmark
    public IamPolicy awsPolicyBuilder() {
        IamPolicy.Builder policy = IamPolicy.builder();
        for (int i = 0; i < STATEMENTS; i++) {
            String sid = SIDS.get(i);
            policy.addStatement(statement -> peerStatement(statement, sid));
        }
        return policy.build();
    }

    private static void peerStatement(IamStatement.Builder statement, String sid) {
        statement
                .sid(sid)
                .effect(IamEffect.ALLOW)
                .addAction("s3:GetObject")
                .addAction("s3:PutObject")
                .addResource("arn:aws:s3:::books/*")
                .addResource("arn:aws:s3:::films/*")
                .addCondition(condition -> condition
                        .operator(IamConditionOperator.IP_ADDRESS)
                        .key("aws:SourceIp")
                        .value("203.0.113.0/24"))
                .addCondition(condition -> condition
                        .operator(IamConditionOperator.BOOL)
                        .key("aws:SecureTransport")
                        .value("true"));
    }
}
