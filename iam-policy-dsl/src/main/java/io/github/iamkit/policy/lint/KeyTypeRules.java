package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.catalog.KeyFacts;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.condition.Operator.Family;
import java.util.List;
import java.util.Locale;

/** Rules about operators that do not fit the type of their key. */
final class KeyTypeRules implements CatalogFamily {
    private static final Rule NO_QUALIFIER = Rule.catalog(
            "MISSING_QUALIFIER",
            ERROR,
            "A key with several values is tested without `ForAllValues:` or `ForAnyValue:`");
    private static final Rule FOR_ALL = Rule.catalog(
            "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
            SECURITY_WARNING,
            "`ForAllValues:` on a key with one value holds where the key is absent");
    private static final Rule BOOLEANS =
            Rule.catalog("INVALID_CONDITION_MULTIPLE_BOOLEAN", ERROR, "A boolean key is given more than one value");
    private static final Rule TYPE =
            Rule.catalog("TYPE_MISMATCH", WARNING, "An operator does not fit the type of its key");
    private static final Rule STRING_LIKE = Rule.catalog(
            "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
            SECURITY_WARNING,
            "`StringLike` on a key that holds ARNs: its wildcards run over the colons between the parts");
    private static final Rule STRING_ON_ARN = Rule.inferredCatalog(
            "X_STRING_OPERATOR_ON_ARN_KEY",
            SUGGESTION,
            "A String operator tests a key that holds ARNs; it works, up to wildcards");

    @Override
    public List<Rule> rules() {
        return List.of(NO_QUALIFIER, FOR_ALL, BOOLEANS, TYPE, STRING_LIKE, STRING_ON_ARN);
    }

    @Override
    public void review(LintDocument document, Knowledge knowledge, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                if (!condition.isFamily(Family.NULL)) {
                    knowledge.key(condition.key()).ifPresent(key -> review(statement, condition, key, findings));
                }
            }
        }
    }

    private static void review(LintStatement statement, LintCondition condition, KeyFacts key, Findings findings) {
        reviewQualifier(statement, condition, key, findings);
        Family family = condition.operator().family();
        String name = "`" + condition.written() + "`";
        if (key.family() == Family.BOOL && condition.values().size() > 1 && !condition.hasQualifier()) {
            findings.add(
                    BOOLEANS,
                    condition.offset(),
                    name + " is true or false, so more than one value says nothing",
                    "keep one");
        }
        if (key.family() == Family.ARN && family == Family.STRING) {
            reviewText(condition, name, findings);
        } else if (!fits(family, key)) {
            // A tag or an encryption context is a text, and may well be that of an ARN.
            findings.add(
                    family == Family.ARN && key.hasVariable() ? TYPE.doubtful() : TYPE,
                    condition.offset(),
                    name + " is of type " + key.family() + ", which " + condition.operator() + " does not compare",
                    "use an operator of that type");
        }
    }

    private static boolean fits(Family family, KeyFacts key) {
        boolean isEpoch = key.name().equals("aws:EpochTime") && family == Family.NUMERIC;
        // AWS's lists have some keys of ARNs down as texts.
        boolean isArn = family == Family.ARN
                && key.family() == Family.STRING
                && key.name().toLowerCase(Locale.ROOT).contains("arn");
        return family == key.family() || isEpoch || isArn;
    }

    private static void reviewText(LintCondition condition, String name, Findings findings) {
        if (condition.operator().comparison() == Operator.Comparison.LIKE) {
            findings.add(
                    condition.operator().isNegated() ? STRING_LIKE.doubtful() : STRING_LIKE,
                    condition.offset(),
                    name + " holds ARNs, and wildcards of " + condition.operator() + " run over their colons",
                    "use `ArnLike`, or `ArnNotLike`");
        } else {
            findings.add(
                    STRING_ON_ARN,
                    condition.offset(),
                    name + " holds ARNs, which " + condition.operator() + " compares as plain text",
                    "use `ArnEquals` or `ArnLike`");
        }
    }

    private static void reviewQualifier(
            LintStatement statement, LintCondition condition, KeyFacts key, Findings findings) {
        if (key.isMultivalued() && !condition.hasQualifier()) {
            findings.add(
                    NO_QUALIFIER,
                    condition.offset(),
                    "`" + condition.written()
                            + "` can have several values, and nothing says whether one or all are meant",
                    "write `ForAnyValue:" + condition.operator() + "` or `ForAllValues:" + condition.operator() + "`");
        }
        boolean forAll = condition.operator().qualifier() == Operator.Qualifier.FOR_ALL_VALUES;
        if (forAll && !key.isMultivalued() && !demandsKey(statement, condition) && !isClaim(key)) {
            findings.add(
                    statement.allows() ? FOR_ALL : FOR_ALL.doubtful(),
                    condition.offset(),
                    "`" + condition.written() + "` has one value, and " + condition.operator()
                            + " holds where it is absent",
                    "leave the qualifier out");
        }
    }

    /** Audiences have rules of their own. */
    private static boolean isClaim(KeyFacts key) {
        return key.name().endsWith(":aud");
    }

    private static boolean demandsKey(LintStatement statement, LintCondition condition) {
        return statement.conditions().stream()
                .anyMatch(other -> other.key().equals(condition.key()) && other.demandsKey());
    }
}
