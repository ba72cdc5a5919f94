package io.github.iamkit.policy;

import io.github.iamkit.policy.match.Template;
import java.util.List;
import java.util.Optional;

/**
 * The operators whose values are {@code true} and {@code false}.
 *
 * <p>What AWS does not say, or says in two ways, is read so that less is allowed: a variable (section 6, 9) and other
 * letter case count in a Deny, and are no boolean in an Allow.
 *
 * @param expected the values of the condition
 * @param fillsVariables whether a variable is filled, or else the text that it is
 * @param ignoresCase whether other letter case is a boolean too
 */
record BoolTest(List<Template> expected, boolean fillsVariables, boolean ignoresCase) implements ValueTest {
    static BoolTest of(List<Template> expected, Effect effect, Dialect dialect) {
        boolean denies = effect == Effect.DENY;
        return new BoolTest(expected, denies || !dialect.has(Dialect.Reading.BOOL_VARIABLE_ALLOWS_LESS), denies);
    }

    @Override
    public boolean fits(RequestValue value, Evaluation evaluation) {
        if (isBoolean(value.text())) {
            for (Template template : expected) {
                if (isSame(value.text(), template, evaluation)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSame(String value, Template template, Evaluation evaluation) {
        Optional<String> text = fillsVariables ? template.text(evaluation::variable) : Optional.of(template.toString());
        return text.filter(other -> isBoolean(other) && other.equalsIgnoreCase(value))
                .isPresent();
    }

    private boolean isBoolean(String text) {
        return ignoresCase
                ? text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                : text.equals("true") || text.equals("false");
    }
}
