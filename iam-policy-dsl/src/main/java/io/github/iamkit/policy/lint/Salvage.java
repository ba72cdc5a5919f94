package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Validates what is left of a text that is no policy, with stand-ins for what cannot be read.
 *
 * <p>What is found about a stand-in is dropped. Nobody ever gets the document that is made here.
 */
final class Salvage {
    private static final String BY_SIZE = "POLICY_SIZE_";

    private final LintDocument document;
    private final List<String> standIns = new ArrayList<>();

    private Salvage(LintDocument document) {
        this.document = document;
    }

    static List<Finding> validate(LintDocument document) {
        return document.statements().isEmpty() ? List.of() : new Salvage(document).validate();
    }

    private List<Finding> validate() {
        String json = write();
        try {
            return parse(json).validate(document.use()).stream()
                    .filter(finding -> !finding.code().startsWith(BY_SIZE))
                    .filter(finding -> standIns.stream().noneMatch(finding.pointer()::startsWith))
                    .map(this::placed)
                    .toList();
        } catch (InvalidPolicyException e) {
            return List.of();
        }
    }

    private PolicyDocument parse(String json) {
        return switch (document.kind()) {
            case IDENTITY, SCP -> Policy.parse(json);
            case TRUST -> TrustPolicy.parse(json);
            case RESOURCE, RCP -> ResourcePolicy.parse(json);
        };
    }

    /** Returns the finding with its place in the text, where a statement can have another number. */
    private Finding placed(Finding finding) {
        String start = "/Statement/";
        if (!finding.pointer().startsWith(start)) {
            return finding;
        }
        int end = finding.pointer().indexOf('/', start.length());
        String number = finding.pointer()
                .substring(start.length(), end < 0 ? finding.pointer().length() : end);
        LintStatement statement = document.statements().get(Integer.parseInt(number));
        String rest = end < 0 ? "" : finding.pointer().substring(end);
        Finding.Builder placed = Finding.builder();
        placed.code(finding.code());
        placed.severity(finding.severity());
        placed.pointer(document.tree().pointerTo(statement.offset()) + rest);
        placed.message(finding.message());
        placed.remedy(finding.remedy());
        return placed.build();
    }

    private String write() {
        JsonWriter json = JsonWriter.compact().openObject();
        Optional<String> version = document.version().map(JsonScalar::text);
        version.ifPresent(text -> json.name("Version").value(text.equals("2008-10-17") ? text : "2012-10-17"));
        json.name("Statement").openArray();
        for (int i = 0; i < document.statements().size(); i++) {
            write(document.statements().get(i), "/Statement/" + i, json.element());
        }
        return json.closeArray().closeObject().toString();
    }

    private void write(LintStatement statement, String pointer, JsonWriter json) {
        json.openObject();
        statement.sid().ifPresent(sid -> json.name("Sid").value(sid));
        json.name("Effect").value(statement.allows() ? "Allow" : "Deny");
        if (document.kind().namesPrincipals()) {
            writePrincipals(statement, pointer, json);
        }
        List<String> actions = texts(statement.actions());
        if (document.isTrust()) {
            actions =
                    actions.stream().filter(action -> action.startsWith("sts:")).toList();
        }
        json.name(statement.actionElement())
                .value(orStandIn(actions, "sts:*", pointer + "/" + statement.actionElement()));
        List<String> resources = texts(statement.resources());
        boolean hasResource = statement.member(statement.resourceElement()) != null;
        if (!document.isTrust() && (hasResource || !document.kind().namesPrincipals())) {
            json.name(statement.resourceElement())
                    .value(orStandIn(resources, "*", pointer + "/" + statement.resourceElement()));
        }
        writeConditions(statement, json);
        json.closeObject();
    }

    private List<String> orStandIn(List<String> texts, String standIn, String pointer) {
        if (texts.isEmpty()) {
            standIns.add(pointer);
            return List.of(standIn);
        }
        return texts;
    }

    private void writePrincipals(LintStatement statement, String pointer, JsonWriter json) {
        Map<String, List<String>> byKey = new LinkedHashMap<>();
        for (LintPrincipal principal : statement.principals()) {
            byKey.computeIfAbsent(principal.key(), key -> new ArrayList<>()).add(principal.text());
        }
        byKey.keySet().retainAll(List.of("AWS", "Service", "Federated", "CanonicalUser", LintPrincipal.EVERYONE));
        json.name(statement.principalElement());
        if (byKey.containsKey(LintPrincipal.EVERYONE)) {
            json.value("*");
            return;
        }
        if (byKey.isEmpty()) {
            standIns.add(pointer + "/" + statement.principalElement());
            byKey.put("AWS", List.of("111122223333"));
        }
        json.openObject();
        byKey.forEach((key, values) -> json.name(key).value(values));
        json.closeObject();
    }

    private static void writeConditions(LintStatement statement, JsonWriter json) {
        Map<String, Map<String, List<String>>> blocks = new LinkedHashMap<>();
        for (LintCondition condition : statement.conditions()) {
            Map<String, List<String>> keys =
                    blocks.computeIfAbsent(condition.operator().name(), operator -> new LinkedHashMap<>());
            boolean isFirst = keys.keySet().stream().noneMatch(condition.written()::equalsIgnoreCase);
            if (isFirst && !condition.written().isEmpty()) {
                keys.put(condition.written(), texts(condition.values()));
            }
        }
        if (blocks.isEmpty()) {
            return;
        }
        json.name("Condition").openObject();
        blocks.forEach((operator, keys) -> {
            json.name(operator).openObject();
            keys.forEach((key, values) -> json.name(key).value(values));
            json.closeObject();
        });
        json.closeObject();
    }

    private static List<String> texts(List<JsonScalar> scalars) {
        return scalars.stream()
                .map(JsonScalar::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
