package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.condition.Operator.Qualifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verdicts against those of the solver Z3, which the profile {@code thorough} brings; it is used without its types. */
class SolverTest {
    private static final int PAIRS = Integer.getInteger("analysis.solver.pairs", 400);
    private static final int TIMEOUT = 3_000;
    private static final int MOST_UNANSWERED = PAIRS / 2;

    @Test
    void verdicts_agree_with_those_of_a_solver() throws ReflectiveOperationException {
        assumeTrue(isPresent(), "no Z3 on the path: run with -Pthorough");
        int unanswered = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            RandomPolicies random = new RandomPolicies(7_000_000 + seed, false);
            List<RandomPolicies.Words> words = random.statements(3);
            Policy before = random.policy(words, "2012-10-17");
            Policy after = random.policy(random.changed(words), "2012-10-17");
            if (hasSets(before) || hasSets(after)) {
                continue;
            }
            PolicyComparison change = PolicyComparison.between(before, after);
            unanswered += check(change.gained(), after, before, seed);
            unanswered += check(change.lost(), before, after, seed);
        }
        assertThat(unanswered).isLessThan(MOST_UNANSWERED);
    }

    /** Whether a condition is about all or any of several values, which is not said to the solver. */
    private static boolean hasSets(Policy policy) {
        return policy.statements().stream()
                .flatMap(statement -> statement.conditions().stream())
                .anyMatch(condition -> condition.operator().qualifier() != Qualifier.NONE);
    }

    private static int check(Answer answer, Policy more, Policy less, int seed) throws ReflectiveOperationException {
        String solved = solve(SmtLib.question(more, less));
        if (!solved.equals("UNKNOWN")) {
            Answer.Verdict expected = solved.equals("SATISFIABLE") ? Answer.Verdict.YES : Answer.Verdict.PROVED_NEVER;
            assertThat(answer.verdict())
                    .as("seed %d, less %s, more %s", seed, less, more)
                    .isEqualTo(expected);
        }
        return solved.equals("UNKNOWN") ? 1 : 0;
    }

    private static boolean isPresent() {
        try {
            Class.forName("com.microsoft.z3.Context");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String solve(String question) throws ReflectiveOperationException {
        Class<?> type = Class.forName("com.microsoft.z3.Context");
        try (AutoCloseable context = (AutoCloseable) type.getConstructor().newInstance()) {
            Object solver = type.getMethod("mkSolver").invoke(context);
            Object parameters = type.getMethod("mkParams").invoke(context);
            parameters.getClass().getMethod("add", String.class, int.class).invoke(parameters, "timeout", TIMEOUT);
            solver.getClass().getMethod("setParameters", parameters.getClass()).invoke(solver, parameters);
            solver.getClass().getMethod("fromString", String.class).invoke(solver, question);
            return solver.getClass().getMethod("check").invoke(solver).toString();
        } catch (ReflectiveOperationException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the solver's context does not close", e);
        }
    }
}
