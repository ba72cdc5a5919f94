package io.github.iamkit.policy.analysis;

import java.util.ArrayList;
import java.util.List;

/** What a change opens and closes, for people who review it. */
final class ChangeReport {
    private final PolicyComparison change;

    ChangeReport(PolicyComparison change) {
        this.change = change;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        addText("newly allowed", "before, ", change.gained(), lines);
        addText("no longer allowed", "after, ", change.lost(), lines);
        lines.add("taken for granted: " + String.join("; ", change.assumptions()));
        return String.join("\n", lines);
    }

    private String headline() {
        return switch (change.relation()) {
            case EQUIVALENT -> "EQUIVALENT: proved that both allow the same";
            case LESS_PERMISSIVE -> "LESS_PERMISSIVE: proved that nothing new is allowed";
            case MORE_PERMISSIVE -> "MORE_PERMISSIVE: something new is allowed, and all that was before";
            case INCOMPARABLE -> "INCOMPARABLE: something new is allowed, and something is no longer";
            case UNDECIDED ->
                "UNDECIDED: " + change.undecided().map(Undecided::toString).orElse("");
        };
    }

    private static void addText(String title, String when, Answer answer, List<String> lines) {
        switch (answer.verdict()) {
            case PROVED_NEVER -> lines.add(title + ": nothing, which is proved");
            case UNDECIDED ->
                lines.add(title + ": not known; " + answer.undecided().orElseThrow());
            case YES -> {
                lines.add(title + ":");
                answer.witnesses().forEach(witness -> lines.add("  " + witness + "; " + when + witness.obstacle()));
            }
        }
    }

    String markdown() {
        List<String> lines = new ArrayList<>(List.of("**" + headline() + "**"));
        addTable("Newly allowed", "before", change.gained(), lines);
        addTable("No longer allowed", "after", change.lost(), lines);
        lines.add("");
        lines.add("_Taken for granted: " + escaped(String.join("; ", change.assumptions())) + "._");
        return String.join("\n", lines) + "\n";
    }

    private static void addTable(String title, String when, Answer answer, List<String> lines) {
        lines.add("");
        switch (answer.verdict()) {
            case PROVED_NEVER -> lines.add(title + ": nothing (proved).");
            case UNDECIDED ->
                lines.add(title + ": not known; "
                        + escaped(answer.undecided().orElseThrow().toString()) + ".");
            case YES -> {
                lines.add("| " + title + " | allowed by | " + when + " |");
                lines.add("|---|---|---|");
                answer.witnesses().forEach(witness -> lines.add(row(witness)));
            }
        }
    }

    private static String row(Witness witness) {
        String allowed = witness.allowedBy().isEmpty()
                ? ""
                : Witness.name(witness.allowedBy().get(0));
        return "| " + escaped(witness.request().toString()) + " | " + escaped(allowed) + " | "
                + escaped(witness.obstacle()) + " |";
    }

    /** A text that Markdown shows as it is. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if ("\\`*_{}[]<>()#+!|~".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return escaped.toString();
    }
}
