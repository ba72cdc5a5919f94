package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A question about sets of policies, asked in each {@link Scenario}. */
final class SetQuestion {
    private SetQuestion() {}

    /** Whether one set allows what the other does not. */
    static Answer ask(PolicySet more, PolicySet less, AnalysisLimits limits) {
        return ask(List.of(more, less), scenario -> scenario.view(more), scenario -> scenario.view(less), limits);
    }

    /** Whether a set allows what a document does not. */
    static Answer ask(PolicySet more, PolicyDocument less, AnalysisLimits limits) {
        Access reference = Access.of(less);
        return ask(List.of(more), scenario -> scenario.view(more), scenario -> reference, limits);
    }

    private static Answer ask(
            List<PolicySet> sets,
            Function<Scenario, Access> more,
            Function<Scenario, Access> less,
            AnalysisLimits limits) {
        try {
            List<Answer> answers = new ArrayList<>();
            for (Scenario scenario : Scenario.of(sets)) {
                Access wider = more.apply(scenario);
                Access narrower = less.apply(scenario);
                Subject subject = Subject.of(List.of(wider, narrower), scenario.callers());
                answers.add(new Question(wider, narrower, subject, limits).ask());
            }
            return Answer.join(answers, limits.witnesses());
        } catch (GaveUp e) {
            return Answer.of(List.of(), Optional.of(e.why()));
        }
    }
}
