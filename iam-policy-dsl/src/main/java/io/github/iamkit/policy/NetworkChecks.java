package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.CidrBlock;
import io.github.iamkit.policy.match.PrivateNetworks;
import java.util.Locale;

/** Checks of addresses and of the ids of networks. */
final class NetworkChecks {
    private static final int SHORT_ID = 8;
    private static final int LONG_ID = 17;

    private NetworkChecks() {}

    static void check(Candidate candidate, Report report) {
        for (PlacedStatement statement : candidate.statements()) {
            for (int i = 0; i < statement.conditions().size(); i++) {
                Condition condition = statement.conditions().get(i);
                for (int j = 0; j < condition.values().size(); j++) {
                    check(condition, condition.values().get(j), statement.placeOfValue(i, j), report);
                }
            }
        }
    }

    private static void check(Condition condition, String value, Place place, Report report) {
        if (condition.operator().family() == Operator.Family.NULL) {
            return;
        }
        switch (condition.key().toLowerCase(Locale.ROOT)) {
            case "aws:sourceip" -> checkSourceIp(condition, value, place, report);
            case "aws:sourcevpc" -> checkId(ValidationCode.INVALID_VPC_FORMAT, "vpc-", "VPC", value, place, report);
            case "aws:sourcevpce" ->
                checkId(ValidationCode.INVALID_VPCE_FORMAT, "vpce-", "VPC endpoint", value, place, report);
            default -> {
                // Other keys are not about networks.
            }
        }
    }

    /** Private addresses beside public ones change nothing, so only a condition of private ones is wrong. */
    private static void checkSourceIp(Condition condition, String value, Place place, Report report) {
        Operator operator = condition.operator();
        if (operator.family() == Operator.Family.IP
                && condition.values().stream().allMatch(NetworkChecks::isPrivate)) {
            report.add(
                    operator.isNegated() ? ValidationCode.PRIVATE_NOT_IP_ADDRESS : ValidationCode.PRIVATE_IP_ADDRESS,
                    place,
                    "`" + value + "` is private, and aws:SourceIp is always a public address, so the condition "
                            + (operator.isNegated() ? "always" : "never") + " holds",
                    "write the public address, or test aws:VpcSourceIp");
        }
    }

    private static boolean isPrivate(String value) {
        return CidrBlock.parse(value).filter(PrivateNetworks::contain).isPresent();
    }

    private static void checkId(
            ValidationCode code, String prefix, String noun, String value, Place place, Report report) {
        if (!ArnFields.isPlain(value)) {
            return;
        }
        int length = value.length() - prefix.length();
        boolean isId = value.startsWith(prefix)
                && (length == SHORT_ID || length == LONG_ID)
                && value.chars().skip(prefix.length()).allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
        if (!isId) {
            report.add(
                    code,
                    place,
                    "`" + value + "` is no id of a " + noun,
                    "write `" + prefix + "` and 8 or 17 letters and digits");
        }
    }
}
