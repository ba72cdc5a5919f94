package io.github.iamkit.examples;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decisions as a table: what was asked, under which circumstances, the answer, and the statement that settled it. */
final class DecisionTable {
    private static final List<String> HEAD = List.of("action", "resource", "context", "outcome", "deciding statement");

    private final List<List<String>> rows = new ArrayList<>(List.of(HEAD));

    void add(Decision decision) {
        AccessRequest request = decision.request();
        String deciding = decision.deciding().stream()
                .map(statement -> statement.sid().orElse(statement.toString()))
                .collect(Collectors.joining(", "));
        rows.add(List.of(
                request.action(),
                request.resource(),
                context(request.context()),
                decision.outcome().toString(),
                deciding.isEmpty() ? "none" : deciding));
    }

    private static String context(Map<String, List<String>> context) {
        return context.isEmpty()
                ? "-"
                : context.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
                        .collect(Collectors.joining(" "));
    }

    void print(PrintStream out) {
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
