package io.github.iamkit.policy;

import io.github.iamkit.policy.PolicyUse.Kind;
import java.util.Map;

/** Checks of how long a document is and of its characters. The quotas are those that accounts have unless AWS raised them. */
final class SizeChecks {
    private static final int IDENTITY = 6_144;
    private static final int TRUST = 2_048;
    private static final int ORGANIZATION = 5_120;
    private static final int HIGHEST_CHARACTER = 0xFF;

    /** What inline policies of an entity may have together, so one alone has no more. */
    private static final Map<PolicyUse, Integer> INLINE = Map.of(
            PolicyUse.USER_INLINE, 2_048,
            PolicyUse.GROUP_INLINE, 5_120,
            PolicyUse.ROLE_INLINE, 10_240,
            PolicyUse.SESSION, 2_048);

    private static final Map<PolicyUse, Integer> RESOURCE = Map.ofEntries(
            Map.entry(PolicyUse.S3_BUCKET, 20_480),
            Map.entry(PolicyUse.S3_ACCESS_POINT, 20_480),
            Map.entry(PolicyUse.S3_MULTI_REGION_ACCESS_POINT, 20_480),
            Map.entry(PolicyUse.S3_OBJECT_LAMBDA_ACCESS_POINT, 20_480),
            Map.entry(PolicyUse.DYNAMODB_TABLE, 20_480),
            Map.entry(PolicyUse.KMS_KEY, 32_768),
            Map.entry(PolicyUse.LAMBDA_FUNCTION, 20_480),
            Map.entry(PolicyUse.SECRET, 20_480),
            Map.entry(PolicyUse.SQS_QUEUE, 8_192),
            Map.entry(PolicyUse.SNS_TOPIC, 30_720),
            Map.entry(PolicyUse.VPC_ENDPOINT, 20_480));

    private SizeChecks() {}

    static void check(Candidate candidate, Report report) {
        String json = candidate.document().toJson();
        checkCharacters(candidate, report);
        switch (candidate.kind()) {
            case IDENTITY, SESSION ->
                require(
                        ValidationCode.POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA,
                        withoutWhiteSpace(json),
                        INLINE.getOrDefault(candidate.use(), IDENTITY),
                        candidate.use(),
                        report);
            case TRUST ->
                require(
                        ValidationCode.POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA,
                        withoutWhiteSpace(json),
                        TRUST,
                        candidate.use(),
                        report);
            case SCP ->
                require(
                        ValidationCode.POLICY_SIZE_EXCEEDS_SCP_QUOTA,
                        json.length(),
                        ORGANIZATION,
                        candidate.use(),
                        report);
            case RCP ->
                require(
                        ValidationCode.POLICY_SIZE_EXCEEDS_RCP_QUOTA,
                        json.length(),
                        ORGANIZATION,
                        candidate.use(),
                        report);
            case RESOURCE ->
                require(
                        ValidationCode.POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA,
                        json.length(),
                        RESOURCE.getOrDefault(candidate.use(), Integer.MAX_VALUE),
                        candidate.use(),
                        report);
        }
    }

    private static int withoutWhiteSpace(String json) {
        int size = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            size += c == ' ' || c == '\t' || c == '\n' || c == '\r' ? 0 : 1;
        }
        return size;
    }

    private static void require(ValidationCode code, int size, int quota, PolicyUse use, Report report) {
        if (size > quota) {
            report.add(
                    code,
                    Place.document(),
                    "the document has " + size + " characters, and " + use.description() + " at most " + quota,
                    "join statements, use patterns, or spread it over several policies");
        }
    }

    /** IAM takes Latin-1, so what is beyond has to be escaped, which the writer does; in names of things it never matches. */
    private static void checkCharacters(Candidate candidate, Report report) {
        if (candidate.kind() != Kind.IDENTITY && candidate.kind() != Kind.SESSION && candidate.kind() != Kind.TRUST) {
            return;
        }
        for (PlacedStatement statement : candidate.statements()) {
            for (int i = 0; i < statement.actions().size(); i++) {
                String action = statement.actions().get(i).text();
                if (action.chars().anyMatch(c -> c > HIGHEST_CHARACTER)) {
                    report.add(
                            ValidationCode.X_UNSUPPORTED_CHARACTER,
                            statement.placeOfAction(i),
                            "`" + action + "` has a character beyond U+00FF, which IAM does not take",
                            "write the action with plain letters");
                }
            }
        }
    }
}
