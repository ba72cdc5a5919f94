package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.CidrBlock;
import io.github.iamkit.policy.match.IpAddress;
import io.github.iamkit.policy.match.Template;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Whether one value of a request fits one of the values of a condition, negation and qualifiers aside.
 *
 * <p>Implementations are immutable and thread-safe, one for each family of operators. A value that does not parse, on
 * either side, fits nothing (K9).
 */
@FunctionalInterface
interface ValueTest {
    boolean fits(RequestValue value, Evaluation evaluation);

    /** This test with the variables of the request filled in, to be asked about many of its values. */
    default ValueTest filled(Evaluation evaluation) {
        return this;
    }

    /** Prepares the values of a condition that stands in a document of the version, under the effect. */
    static ValueTest of(Condition condition, LanguageVersion version, Effect effect, Dialect dialect) {
        Operator operator = condition.operator();
        List<String> values = condition.values();
        return switch (operator.family()) {
            case STRING -> PatternSet.of(form(operator.comparison()), templates(values, version));
            case ARN -> PatternSet.ofArns(templates(values, version), dialect);
            case NUMERIC -> OrderTest.of(operator.comparison(), values, RequestValue::number);
            case DATE -> OrderTest.of(operator.comparison(), values, RequestValue::date);
            case IP -> ofRanges(values);
            case BINARY -> ofBytes(values);
            case BOOL -> BoolTest.of(templates(values, version), effect, dialect);
            case NULL -> BoolTest.of(values.stream().map(Template::plain).toList(), effect, dialect);
        };
    }

    private static PatternSet.Form form(Operator.Comparison comparison) {
        return switch (comparison) {
            case EQUALS_IGNORE_CASE -> PatternSet.Form.FOLDED;
            case LIKE -> PatternSet.Form.GLOB;
            default -> PatternSet.Form.EXACT;
        };
    }

    private static List<Template> templates(List<String> values, LanguageVersion version) {
        return values.stream().map(value -> version.template(value)).toList();
    }

    private static ValueTest ofRanges(List<String> values) {
        CidrBlock[] blocks =
                values.stream().map(CidrBlock::parse).flatMap(Optional::stream).toArray(CidrBlock[]::new);
        return (value, evaluation) -> {
            IpAddress address = value.address().orElse(null);
            return address != null && contains(blocks, address);
        };
    }

    private static boolean contains(CidrBlock[] blocks, IpAddress address) {
        for (CidrBlock block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static ValueTest ofBytes(List<String> values) {
        List<ByteBuffer> expected =
                values.stream().map(ValueTest::bytes).flatMap(Optional::stream).toList();
        return (value, evaluation) ->
                bytes(value.text()).filter(expected::contains).isPresent();
    }

    private static Optional<ByteBuffer> bytes(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            boolean isCanonical = Base64.getEncoder().encodeToString(bytes).equals(base64);
            return isCanonical ? Optional.of(ByteBuffer.wrap(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
