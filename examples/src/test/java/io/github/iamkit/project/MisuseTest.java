package io.github.iamkit.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisuseTest {
    private static final String AROUND = """
            import static io.github.iamkit.policy.condition.GlobalKeys.*;
            import io.github.iamkit.policy.*;
            import io.github.iamkit.policy.condition.*;
            import io.github.iamkit.provision.*;

            class Misuse {
                void misuse(Policy policy, TrustPolicy trust, IamGroup group) {
                    %s
                }
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Policy p = Policy.allow("*").on("*");                                     | Policy p = Policy.allow("*");
                    Policy p = Policy.allow("s3:*").on("*");                                  | Policy p = Policy.allow().on("*");
                    Policy p = Policy.allow("s3:*").on("*");                                  | Policy p = Policy.allow("s3:*").on();
                    Policy p = Policy.allow("*").on("*").when(SECURE_TRANSPORT.isTrue());     | policy.when(SECURE_TRANSPORT.isTrue());
                    Policy p = Policy.allow("*").on("*").allow("*").on("*");                  | policy.allow("*").on("*");
                    Condition c = SOURCE_IP.in("203.0.113.0/24");                             | Condition c = SOURCE_IP.isTrue();
                    Condition c = TAG_KEYS.anyEqualTo("team");                                | Condition c = USERNAME.anyEqualTo("team");
                    group.putPolicy("p", policy);                                             | group.putPolicy("p", trust);
                    """)
    void what_would_be_a_mistake_does_not_compile(String right, String wrong) {
        assertThat(Compilation.errors("Misuse", AROUND.formatted(right))).isEmpty();
        assertThat(Compilation.errors("Misuse", AROUND.formatted(wrong))).isNotEmpty();
    }
}
