package io.github.iamkit.examples;

import static io.github.iamkit.policy.condition.GlobalKeys.CURRENT_TIME;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A contractor who has access to one bucket until the end of the contract, by the clock. */
public final class ContractorForALimitedTime {
    private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

    private ContractorForALimitedTime() {}

    /** Prints the policy and what it decides. */
    public static void main(String[] arguments) {
        show(System.out);
    }

    static void show(PrintStream out) {
        Policy contract = Policy.allow("s3:GetObject", "s3:PutObject")
                .on("arn:aws:s3:::project/*")
                .sid("UntilJuly")
                .when(CURRENT_TIME.before(END));
        AccessRequest upload = AccessRequest.of("s3:PutObject", "arn:aws:s3:::project/draft.pdf")
                .by("arn:aws:iam::123456789012:user/contractor");

        out.println(contract.toPrettyJson());
        for (Instant now : List.of(END.minusSeconds(1), END)) {
            out.println("at " + now);
            DecisionTable table = new DecisionTable();
            table.add(PolicySet.identity(contract)
                    .clock(Clock.fixed(now, ZoneOffset.UTC))
                    .evaluate(upload));
            table.print(out);
        }
    }
}
