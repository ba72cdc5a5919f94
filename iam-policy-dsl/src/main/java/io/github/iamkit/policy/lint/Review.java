package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.ReadLimits;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.TrustPolicy;
import java.util.List;
import java.util.Optional;

/** One review: what reading, validation and the families of rules find, in one list. */
final class Review {
    private static final int ORGANIZATION_QUOTA = 5_120;

    private Review() {}

    static List<Finding> of(PolicyDocument policy, PolicyUse use, LintSettings settings) {
        LintDocument document = LintDocument.of(policy, use);
        Findings findings = new Findings(document, settings);
        policy.validate(use).forEach(findings::addValidated);
        return lint(document, findings);
    }

    static List<Finding> of(String json, PolicyUse use, LintSettings settings) {
        ReadLimits limits = ReadLimits.standard();
        boolean isTooLong = json.length() > limits.characters();
        LintDocument document = LintDocument.of(isTooLong ? "" : json, use, limits);
        Findings findings = new Findings(document, settings);
        try {
            read(json, document.kind()).validate(use).forEach(findings::addValidated);
        } catch (InvalidPolicyException e) {
            e.findings().forEach(finding -> findings.addRead(renamed(finding, document.kind())));
            Salvage.validate(document).forEach(findings::addValidated);
        }
        reviewSize(json, document, findings);
        return lint(document, findings);
    }

    /** Validation knows the document as it would be written; Organizations counts the white space of the text too. */
    private static void reviewSize(String json, LintDocument document, Findings findings) {
        boolean counts = document.kind() == PolicyKind.SCP || document.isRcp();
        if (counts && json.length() > ORGANIZATION_QUOTA) {
            findings.add(
                    Rules.of("POLICY_SIZE_EXCEEDS_" + document.kind() + "_QUOTA"),
                    Places.offsetOf("", document.tree()),
                    "the text has " + json.length()
                            + " characters with its white space, and Organizations takes at most " + ORGANIZATION_QUOTA,
                    "write it without white space, or spread it over several policies");
        }
    }

    private static PolicyDocument read(String json, PolicyKind kind) {
        return switch (kind) {
            case IDENTITY, SCP -> Policy.parse(json);
            case TRUST -> TrustPolicy.parse(json);
            case RESOURCE, RCP -> ResourcePolicy.parse(json);
        };
    }

    /** The reader knows no service control policies; it takes them for identity policies. */
    private static Finding renamed(Finding finding, PolicyKind kind) {
        if (kind != PolicyKind.SCP || !finding.code().equals("UNSUPPORTED_PRINCIPAL")) {
            return finding;
        }
        Finding.Builder renamed = Finding.builder();
        renamed.code("SCP_SYNTAX_ERROR_PRINCIPAL");
        renamed.severity(finding.severity());
        renamed.pointer(finding.pointer());
        renamed.line(finding.line());
        renamed.column(finding.column());
        renamed.message("a service control policy cannot name principals: it is about whole accounts");
        renamed.remedy("remove it, or test `aws:PrincipalArn` in a condition");
        return renamed.build();
    }

    private static List<Finding> lint(LintDocument document, Findings findings) {
        for (Family family : Rules.FAMILIES) {
            if (family.rules().stream().anyMatch(findings::wants)) {
                family.review(document, findings);
            }
        }
        Optional<Knowledge> knowledge = findings.settings().knowledge();
        if (knowledge.isPresent()) {
            Rules.CATALOG_FAMILIES.forEach(family -> family.review(document, knowledge.get(), findings));
        } else if (!document.statements().isEmpty()) {
            findings.add(
                    Rules.WITHOUT_CATALOG,
                    Places.offsetOf("", document.tree()),
                    "there is no catalogue of AWS's actions, so these rules did not run: "
                            + String.join(", ", Rules.ofCatalog()),
                    "add the dependency io.github.iamkit:iam-actions");
        }
        return findings.inOrder();
    }
}
