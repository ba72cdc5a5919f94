package io.github.iamkit.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.analysis.PolicyComparison;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FixTest {
    private static final Linter LINTER = Linter.thorough().catalog(LintCases.catalog());

    @Test
    void no_fix_allows_more() {
        Set<String> mended = new TreeSet<>();
        Stream.concat(LintCases.all(), LintCases.ofValidation()).forEach(lintCase -> {
            Optional<PolicyDocument> before = read(lintCase.document());
            for (Finding finding : LINTER.review(lintCase.document(), lintCase.use())) {
                finding.fix().ifPresent(after -> {
                    mended.add(finding.code());
                    before.ifPresent(document -> requireNoWider(document, after, finding));
                });
            }
        });

        assertThat(mended)
                .contains(
                        "EMPTY_OBJECT_CONDITION",
                        "EMPTY_SID_VALUE",
                        "IMPROVE_IP_RANGE",
                        "INVALID_ARN_SERVICE_CASE",
                        "MISSING_VERSION",
                        "PRIVATE_IP_ADDRESS_SUBSET",
                        "REDUNDANT_ACTION",
                        "REDUNDANT_CONDITION_VALUE_NUM",
                        "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
                        "REDUNDANT_RESOURCE",
                        "REDUNDANT_STATEMENT",
                        "X_ALLOW_SHADOWED",
                        "X_CONDITION_VALUE_LOST",
                        "X_OLD_VERSION",
                        "X_STATEMENT_SUBSUMED");
    }

    private static Optional<PolicyDocument> read(String text) {
        try {
            return Optional.of(PolicyDocument.parse(text));
        } catch (InvalidPolicyException e) {
            return Optional.empty();
        }
    }

    private static void requireNoWider(PolicyDocument before, PolicyDocument after, Finding finding) {
        assertThat(PolicyComparison.between(before, after).relation())
                .as("%s: %s becomes %s", finding.code(), before, after)
                .isIn(Relation.EQUIVALENT, Relation.LESS_PERMISSIVE, Relation.UNDECIDED);
        for (AccessRequest request : requests(before, after)) {
            if (after.evaluate(request).isAllowed()) {
                assertThat(before.evaluate(request).isAllowed())
                        .as("%s: %s becomes %s, for %s", finding.code(), before, after, request)
                        .isTrue();
            }
        }
    }

    /** Returns requests about everything that the documents name. */
    private static List<AccessRequest> requests(PolicyDocument before, PolicyDocument after) {
        List<AccessRequest> requests = new ArrayList<>();
        List<Statement> statements = new ArrayList<>(before.statements());
        statements.addAll(after.statements());
        for (Statement statement : statements) {
            for (CharSequence action : statement.actions()) {
                for (Statement other : statements) {
                    for (String resource : other.resources()) {
                        requests.add(AccessRequest.of(plain(action.toString()), plain(resource))
                                .by("arn:aws:iam::111122223333:user/david")
                                .with("aws:SourceIp", "203.0.113.9")
                                .with("aws:MultiFactorAuthAge", "700")
                                .with("aws:SecureTransport", "true"));
                    }
                }
            }
        }
        return requests;
    }

    private static String plain(String pattern) {
        String named = pattern.contains(":") ? pattern : "s3:GetObject";
        return named.replace('*', 'x').replace('?', 'x');
    }

    @Test
    void a_fix_is_the_document_without_what_is_redundant() {
        Policy policy = Policy.allow("s3:Get*", "s3:GetObject")
                .on("arn:aws:s3:::books/*")
                .sid("Read");

        assertThat(LINTER.review(policy).get(0).fix())
                .contains(Policy.allow("s3:Get*").on("arn:aws:s3:::books/*").sid("Read"));
    }

    @Test
    void a_version_is_added_only_where_nothing_becomes_a_variable() {
        String plain =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}";

        assertThat(missingVersion(plain).fix())
                .contains(Policy.allow("s3:GetObject").on("arn:aws:s3:::b/*"));
        assertThat(missingVersion(plain.replace("b/*", "b/${aws:username}/*")).fix())
                .isEmpty();
    }

    private static Finding missingVersion(String text) {
        return LINTER.review(text, PolicyUse.MANAGED).stream()
                .filter(finding -> finding.code().equals("MISSING_VERSION"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_arn_that_matches_nothing_is_not_mended_into_one_that_allows() {
        assertThat(service(Policy.allow("s3:GetObject").on("arn:aws:S3:::books/*"))
                        .fix())
                .isEmpty();
        assertThat(service(Policy.deny("s3:GetObject").on("arn:aws:S3:::books/*"))
                        .fix())
                .contains(Policy.deny("s3:GetObject").on("arn:aws:s3:::books/*"));
    }

    private static Finding service(Policy policy) {
        return LINTER.review(policy).stream()
                .filter(finding -> finding.code().equals("INVALID_ARN_SERVICE_CASE"))
                .findFirst()
                .orElseThrow();
    }
}
