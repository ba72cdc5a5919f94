package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.analysis.Undecided.Reason;
import io.github.iamkit.policy.match.ContextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The question that all others come down to: is there a request that one side allows and the other does not?
 *
 * <p>A request that differs needs an allowing statement of each level of the first side, and a reason why the other side does
 * not allow it: a level of which no statement allows it, or a statement that denies it. Each combination is asked about on its
 * own, action group by action group; those that cannot be a reason are left out before.
 *
 * <p>Not thread-safe: one question is asked once.
 */
final class Question {
    private final Access more;
    private final Access less;
    private final Subject subject;
    private final Budget budget;
    private final WitnessMaker witnesses;

    private final List<Witness> found = new ArrayList<>();
    private Optional<Undecided> undecided = Optional.empty();

    Question(Access more, Access less, Subject subject, Budget budget) {
        this.more = more;
        this.less = less;
        this.subject = subject;
        this.budget = budget;
        this.witnesses = new WitnessMaker(more, less, subject);
    }

    /** Looks for requests that the first side allows and the other does not. */
    Answer ask() {
        try {
            askAll();
        } catch (GaveUp e) {
            undecided = Optional.of(undecided.orElse(e.why()));
        }
        return Answer.of(found, undecided);
    }

    private void askAll() {
        List<List<Rule>> levels = less.allowing().stream()
                .filter(level -> more.allowing().stream().noneMatch(other -> isPartOf(other, level)))
                .toList();
        List<Rule> denials = less.denying().stream()
                .filter(denying -> !isAmong(denying, more.denying()))
                .toList();
        if (!levels.isEmpty() || !denials.isEmpty()) {
            new Combinations(more.needed(), budget).forEach(granting -> {
                levels.forEach(level -> ask(granting, level));
                for (Rule denying : denials) {
                    List<Rule> both = new ArrayList<>(granting);
                    both.add(denying);
                    ask(both, List.of());
                }
                return !isDone();
            });
        }
    }

    private boolean isDone() {
        return found.size() >= budget.limits().witnesses();
    }

    private boolean isPartOf(List<Rule> rules, List<Rule> of) {
        return rules.stream().allMatch(rule -> isAmong(rule, of));
    }

    /** Whether one of the rules surely applies wherever this one does. */
    private boolean isAmong(Rule rule, List<Rule> rules) {
        for (Rule other : rules) {
            budget.spendStep();
            if (other.surelyCovers(rule)) {
                return true;
            }
        }
        return false;
    }

    /** Looks for a request to which all of the first rules apply, none of the others, and nothing that the first side denies. */
    private void ask(List<Rule> applying, List<Rule> silent) {
        List<Rule> others = new ArrayList<>(more.denying());
        others.addAll(silent);
        if (applying.stream().anyMatch(rule -> isAmong(rule, others))) {
            return;
        }
        try {
            for (ActionGroups.Group group : ActionGroups.of(applying, others, budget)) {
                List<Rule> about = group.others().stream().mapToObj(others::get).toList();
                if (!isDone()) {
                    askGroup(group.example(), applying, about);
                }
            }
        } catch (GaveUp e) {
            undecided = Optional.of(undecided.orElse(e.why()));
            if (e.why().reason() == Reason.TIMEOUT) {
                throw e;
            }
        }
    }

    private void askGroup(String action, List<Rule> applying, List<Rule> silent) {
        try {
            Optional<Found> request = new Scene(applying, silent, Map.of(), subject, budget).find();
            if (request.isPresent()) {
                confirm(action, applying, silent, request.get());
            }
        } catch (GaveUp e) {
            if (e.why().reason() == Reason.TIMEOUT) {
                throw e;
            }
            if (!isShownByChance(action, applying)) {
                undecided = Optional.of(undecided.orElse(e.why()));
            }
        }
    }

    /** Tries a request to which the first rules apply, without looking at what else might; for when that is too much. */
    private boolean isShownByChance(String action, List<Rule> applying) {
        try {
            Scene scene = new Scene(applying, List.of(), Map.of(), subject, budget);
            Optional<Witness> witness = scene.find().flatMap(request -> witnesses.make(action, request, Map.of()));
            witness.ifPresent(found::add);
            return witness.isPresent();
        } catch (GaveUp e) {
            return false;
        }
    }

    private void confirm(String action, List<Rule> applying, List<Rule> silent, Found request) {
        Optional<Witness> witness = witnesses.make(action, request, Map.of());
        if (witness.isPresent()) {
            found.add(witness.get());
            return;
        }
        List<Rule> all = new ArrayList<>(applying);
        all.addAll(silent);
        if (all.stream().noneMatch(Rule::hasVariables)) {
            throw new GaveUp(Reason.WITNESS_NOT_CONFIRMED, action + " on " + request);
        }
        var complete = FillingCandidates.complete(applying, all, subject);
        for (Map<String, Optional<String>> values :
                complete.orElseGet(() -> new FillingCandidates(all, request).all())) {
            Filling filling = Filling.of(values);
            Scene scene = new Scene(filled(applying, filling), filled(silent, filling), values, subject, budget);
            Optional<Found> one = scene.find();
            Optional<Witness> confirmed = one.flatMap(filledRequest -> witnesses.make(action, filledRequest, values));
            if (confirmed.isPresent()) {
                found.add(confirmed.get());
                return;
            }
            if (one.isPresent() && complete.isPresent()) {
                throw new GaveUp(Reason.WITNESS_NOT_CONFIRMED, action + " on " + one.get());
            }
        }
        if (complete.isEmpty()) {
            throw new GaveUp(
                    Reason.VARIABLE_CORRELATION,
                    "of " + applying.get(0).place() + " with variables "
                            + all.stream()
                                    .flatMap(Rule::variables)
                                    .map(ContextKey::name)
                                    .distinct()
                                    .toList());
        }
    }

    private static List<Rule> filled(List<Rule> rules, Filling filling) {
        return rules.stream().map(rule -> rule.filled(filling)).toList();
    }
}
