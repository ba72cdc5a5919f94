package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.CidrBlock;
import io.github.iamkit.policy.match.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks of addresses and of the ids of networks. */
final class NetworkChecks {
    private static final List<CidrBlock> PRIVATE = List.of(
            CidrBlock.parse("10.0.0.0/8").orElseThrow(),
            CidrBlock.parse("172.16.0.0/12").orElseThrow(),
            CidrBlock.parse("192.168.0.0/16").orElseThrow());
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
        switch (condition.key().toLowerCase(Locale.ROOT)) {
            case "aws:sourceip" -> checkSourceIp(condition.operator(), value, place, report);
            case "aws:sourcevpc" -> checkId(ValidationCode.INVALID_VPC_FORMAT, "vpc-", "VPC", value, place, report);
            case "aws:sourcevpce" ->
                checkId(ValidationCode.INVALID_VPCE_FORMAT, "vpce-", "VPC endpoint", value, place, report);
            default -> {
                // Other keys are not about networks.
            }
        }
    }

    private static void checkSourceIp(Operator operator, String value, Place place, Report report) {
        int slash = value.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? value : value.substring(0, slash));
        boolean isPrivate = address.filter(ip -> PRIVATE.stream().anyMatch(block -> block.contains(ip)))
                .isPresent();
        if (operator.family() == Operator.Family.IP && isPrivate) {
            report.add(
                    operator.isNegated() ? ValidationCode.PRIVATE_NOT_IP_ADDRESS : ValidationCode.PRIVATE_IP_ADDRESS,
                    place,
                    "`" + value + "` is private, and aws:SourceIp is always a public address, so the condition "
                            + (operator.isNegated() ? "always" : "never") + " holds",
                    "write the public address, or test aws:VpcSourceIp");
        }
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
