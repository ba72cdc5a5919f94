package io.github.iamkit.blueprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which changes are made, so that nobody has more in between than before and afterwards, as far as an order can
 * do that: what limits comes first, then what is new and empty, then what grants, with denials ahead of permissions, and what
 * takes limits away comes last. Within that, what something stands on comes before it.
 */
final class Order {
    private static final int MANAGED_POLICIES = 0;
    private static final int LIMITS = 10;
    private static final int NEW = 20;
    private static final int MIXED = 30;
    private static final int GRANTS = 40;
    private static final int LOOSENING = 50;
    private static final int DELETION = 60;

    private final Snapshot account;

    Order(Snapshot account) {
        this.account = account;
    }

    List<Change> of(List<Change> changes) {
        List<Change> waiting = new ArrayList<>(changes);
        waiting.sort(Comparator.comparingInt(Order::rank).thenComparing(Change::place));
        Map<Address, Set<Address>> needs = new Needs(changes, account).all();
        List<Change> ordered = new ArrayList<>();
        Set<Address> open = new HashSet<>();
        waiting.forEach(change -> open.add(change.place()));
        while (!waiting.isEmpty()) {
            Change next = takeFirstReady(waiting, needs, open);
            ordered.add(next);
            open.remove(next.place());
        }
        return ordered;
    }

    private static Change takeFirstReady(List<Change> waiting, Map<Address, Set<Address>> needs, Set<Address> open) {
        for (Iterator<Change> each = waiting.iterator(); each.hasNext(); ) {
            Change change = each.next();
            if (needs.getOrDefault(change.place(), Set.of()).stream()
                    .noneMatch(needed -> open.contains(needed) && !needed.equals(change.place()))) {
                each.remove();
                return change;
            }
        }
        // Trust policies may name each other's roles; AWS then refuses the first one, whichever it is.
        return waiting.remove(0);
    }

    private static int rank(Change change) {
        boolean isWhole = change.place().aspect() == Aspect.EXISTENCE;
        boolean widens = change.access().widens();
        boolean narrows = change.access().narrows();
        if (change.action() == Change.Action.ADOPT) {
            return MANAGED_POLICIES;
        }
        if (isWhole && change.action() == Change.Action.DELETE) {
            return widens
                            || change.place().kind() == Kind.MANAGED_POLICY
                            || change.place().kind() == Kind.GROUP
                    ? DELETION
                    : LIMITS + 1;
        }
        if (isWhole) {
            return change.place().kind().compareTo(Kind.MANAGED_POLICY) <= 0 ? MANAGED_POLICIES : NEW;
        }
        if (!widens) {
            return narrows ? LIMITS : NEW + 1;
        }
        boolean isLoosening =
                change.action() == Change.Action.DELETE || change.place().aspect() == Aspect.BOUNDARY;
        return isLoosening ? LOOSENING : narrows ? MIXED : GRANTS;
    }
}
