package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * What policies let someone do, as a table: for each service and access level, how far it goes.
 *
 * <pre>{@code
 * System.out.println(AccessSummary.of(Catalog.bundled(), policy));
 * }</pre>
 *
 * <pre>
 * s3   Amazon S3                         List                     1 of 9 actions, on some resources
 * s3   Amazon S3                         Read                     all actions
 * sts  AWS Security Token Service        Write                    1 of 10 actions, under conditions
 * </pre>
 *
 * <p>The policies are united, as those of one user are. An action is counted if a statement allows it on a resource that it can
 * be about, and no statement denies it altogether. A denial of some resources, or under conditions, limits the row.
 *
 * <p>Immutable and thread-safe.
 */
public final class AccessSummary {
    /** Why a row is not all that its service and access level have. */
    public enum Limit {
        /** Some actions are not allowed at all. */
        ACTIONS("some actions"),
        /** Some actions are allowed on some resources only. */
        RESOURCES("on some resources"),
        /** Some actions are allowed under conditions only. */
        CONDITIONS("under conditions"),
        /** Some actions are denied on some resources or under conditions. */
        DENIALS("except what is denied");

        private final String text;

        Limit(String text) {
            this.text = text;
        }
    }

    /**
     * What is allowed of one access level of a service.
     *
     * <p>Immutable and thread-safe.
     */
    @Value.Immutable
    public abstract static class Row {
        Row() {}

        @Value.Parameter
        public abstract ServiceFacts service();

        @Value.Parameter
        public abstract AccessLevel level();

        /** Returns the actions that are allowed, at least one. */
        @Value.Parameter
        public abstract List<Action> actions();

        /** Returns how many actions of this level the service has. */
        @Value.Parameter
        public abstract int known();

        /** Returns why it is not everything; nothing if it is. */
        @Value.Parameter
        public abstract Set<Limit> limits();

        /** Tells whether every action of this level is allowed on every resource, under no condition. */
        public boolean isFull() {
            return limits().isEmpty();
        }

        /** Returns in words how far it goes: {@code 3 of 60 actions, on some resources}. */
        public String extent() {
            String count =
                    limits().contains(Limit.ACTIONS) ? actions().size() + " of " + known() + " actions" : "all actions";
            return Arrays.stream(Limit.values())
                    .filter(limit -> limit != Limit.ACTIONS && limits().contains(limit))
                    .map(limit -> ", " + limit.text)
                    .collect(Collectors.joining("", count, ""));
        }
    }

    private final List<Row> rows;

    private AccessSummary(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Returns what these policies let someone do together, as far as the catalogue knows the actions. */
    public static AccessSummary of(Catalog catalog, Policy first, Policy... rest) {
        List<Policy> policies = new ArrayList<>(List.of(rest));
        policies.add(0, first);
        AllowedActions allowed = AllowedActions.of(catalog, policies);
        List<Row> rows = new ArrayList<>();
        for (ServiceFacts service : catalog.services()) {
            if (allowed.mentions(service)) {
                addRows(rows, service, allowed);
            }
        }
        return new AccessSummary(rows);
    }

    private static void addRows(List<Row> rows, ServiceFacts service, AllowedActions allowed) {
        for (AccessLevel level : AccessLevel.values()) {
            List<Action> known = service.actions(level);
            List<Action> granted = known.stream().filter(allowed::has).toList();
            if (!granted.isEmpty()) {
                Set<Limit> limits = EnumSet.noneOf(Limit.class);
                granted.forEach(action -> limits.addAll(allowed.limits(action)));
                if (granted.size() < known.size()) {
                    limits.add(Limit.ACTIONS);
                }
                rows.add(ImmutableRow.of(service, level, granted, known.size(), limits));
            }
        }
    }

    /** Returns the rows, by service and access level. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns the table as text, a line for each row. */
    @Override
    public String toString() {
        int prefix = width(rows.stream().map(row -> row.service().prefix()).toList());
        int name = width(rows.stream().map(row -> row.service().name()).toList());
        int level = width(rows.stream().map(row -> row.level().toString()).toList());
        String line = "%-" + prefix + "s  %-" + name + "s  %-" + level + "s  %s";
        return rows.stream()
                .map(row -> line.formatted(row.service().prefix(), row.service().name(), row.level(), row.extent()))
                .collect(Collectors.joining("\n"));
    }

    private static int width(List<String> column) {
        return column.stream().mapToInt(String::length).max().orElse(1);
    }
}
