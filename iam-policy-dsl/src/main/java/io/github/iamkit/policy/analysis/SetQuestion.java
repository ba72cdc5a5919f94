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
    static Answer ask(PolicySet more, PolicySet less, Budget budget) {
        return ask(List.of(more, less), scenario -> scenario.view(more), scenario -> scenario.view(less), budget);
    }

    /** Whether a set allows what a document does not. */
    static Answer ask(PolicySet more, PolicyDocument less, Budget budget) {
        Access reference = Access.of(less);
        return ask(List.of(more), scenario -> scenario.view(more), scenario -> reference, budget);
    }

    private static Answer ask(
            List<PolicySet> sets, Function<Scenario, Access> more, Function<Scenario, Access> less, Budget budget) {
        try {
            List<Answer> answers = new ArrayList<>();
            for (Scenario scenario : Scenario.of(sets)) {
                Access wider = more.apply(scenario);
                Access narrower = less.apply(scenario);
                Subject subject = Subject.of(List.of(wider, narrower), scenario.callers());
                answers.add(new Question(wider, narrower, subject, budget).ask());
            }
            return Answer.join(answers, budget.limits().witnesses());
        } catch (GaveUp e) {
            return Answer.of(List.of(), Optional.of(e.why()));
        }
    }
}
