package io.github.iamkit.blueprint;

import java.util.stream.Collectors;

/** A plan as a page of HTML. */
final class PlanHtml {
    private static final String STYLE = "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}"
            + "td,th{border:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}"
            + "pre{margin:0;white-space:pre-wrap}.CREATE,.ADOPT{background:#e6ffed}.UPDATE{background:#fff8dc}"
            + ".DELETE,.REPLACE,.BLOCKED{background:#ffeef0}.risk{font-weight:bold;color:#a00}";

    private PlanHtml() {}

    static String of(Plan plan) {
        String rows = plan.changes().stream().map(PlanHtml::row).collect(Collectors.joining());
        String actions = plan.iamActions().stream()
                .map(action -> "<li><code>" + escaped(action) + "</code></li>\n")
                .collect(Collectors.joining());
        String name = escaped(plan.blueprint().name());
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Plan of " + name
                + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<h1>Plan of " + name + "</h1>\n"
                + (plan.isEmpty() ? "<p>Nothing to change.</p>\n" : table(rows))
                + "<h2>Actions that it needs</h2>\n<ul>\n" + actions + "</ul>\n</body>\n</html>\n";
    }

    private static String table(String rows) {
        return "<table>\n<tr><th>Action</th><th>What</th><th>Risks</th><th>Before</th><th>Afterwards</th><th>Why</th></tr>\n"
                + rows + "</table>\n";
    }

    private static String row(Change change) {
        String risks = change.risks().stream().map(Risk::mark).collect(Collectors.joining(", "));
        String why = change.reason()
                + change.example()
                        .map(example -> (change.reason().isEmpty() ? "" : ". ") + example)
                        .orElse("");
        return "<tr class=\"" + change.action() + "\"><td>" + change.action() + "</td><td>" + escaped(change.address())
                + "</td><td class=\"risk\">" + escaped(risks) + "</td><td><pre>"
                + escaped(change.before().orElse("")) + "</pre></td><td><pre>" + escaped(afterwards(change))
                + "</pre></td><td>" + escaped(why) + "</td></tr>\n";
    }

    private static String afterwards(Change change) {
        String said = change.saidAtCreation().entrySet().stream()
                .map(fact ->
                        "\n" + fact.getKey().label() + " = " + fact.getValue().text())
                .collect(Collectors.joining());
        return change.after().orElse("") + said;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
