package io.github.iamkit.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {
    @Test
    void every_name_leads_to_its_one_operator() {
        assertThat(Operator.values())
                .hasSize(159)
                .allSatisfy(operator -> assertThat(Operator.of(operator.name())).isSameAs(operator));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            StringEqual              | did you mean `StringEquals`?
            stringEquals             | did you mean `StringEquals`?
            ForAnyValue:StringLikes  | did you mean `ForAnyValue:StringLike`?
            Matches                  | see AWS's list of condition operators
            """)
    void an_unknown_name_is_refused_with_the_nearest_one(String name, String remedy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.of(name, "aws:username", "david"))
                .withMessage("unknown condition operator `" + name + "`; " + remedy);
    }

    @Test
    void null_takes_no_suffix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operator.of("Null").ifExists())
                .withMessage("`Null` takes no IfExists: it asks whether the key exists itself");
    }
}
