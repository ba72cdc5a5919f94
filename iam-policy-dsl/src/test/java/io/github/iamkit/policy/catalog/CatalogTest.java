package io.github.iamkit.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.condition.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private final Catalog catalog = Shop.catalog();
    private final ServiceFacts shop = catalog.service("shop");

    @Test
    void facts_have_a_date_and_a_source() {
        assertThat(catalog.date()).isEqualTo(LocalDate.of(2026, 9, 26));
        assertThat(catalog.source()).isEqualTo("shop 1.0");
        assertThat(catalog).hasToString("Catalog[shop 1.0, 2026-09-26]");
    }

    @Test
    void a_service_has_a_prefix_and_a_name() {
        assertThat(catalog.services()).extracting(ServiceFacts::prefix).containsExactly("cash", "shop");
        assertThat(shop.name()).isEqualTo("The book shop");
        assertThat(shop.supportsResourceControl()).isTrue();
        assertThat(catalog.service("cash").supportsResourceControl()).isFalse();
    }

    @Test
    void letter_case_does_not_matter_in_questions() {
        assertThat(catalog.findService("SHOP")).contains(shop);
        assertThat(catalog.action("SHOP:getbook").action()).isEqualTo(Action.of("shop:GetBook"));
        assertThat(shop.resourceType("BOOK").name()).isEqualTo("book");
        assertThat(catalog.findKey("Shop:LANGUAGE").orElseThrow().name()).isEqualTo("shop:Language");
    }

    @Test
    void an_action_has_one_access_level() {
        assertThat(catalog.action("shop:GetBook").level()).isEqualTo(AccessLevel.READ);
        assertThat(shop.actions(AccessLevel.TAGGING, AccessLevel.PERMISSIONS_MANAGEMENT))
                .containsExactly(Action.of("shop:PutShelfPolicy"), Action.of("shop:TagBook"));
    }

    @Test
    void a_policy_is_written_by_access_level() {
        Policy policy = Policy.allow(shop.actions(AccessLevel.LIST)).on("*");

        assertThat(policy)
                .hasToString("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + "[\"shop:ListBooks\",\"shop:ListShelves\"],\"Resource\":\"*\"}]}");
    }

    @Test
    void an_action_says_which_resource_types_it_takes() {
        ActionFacts put = catalog.action("shop:PutBook");
        ActionFacts get = catalog.action("shop:GetBook");

        assertThat(put.resources()).extracting(use -> use.type().name()).containsExactly("book", "shelf");
        assertThat(put.resources()).allMatch(ResourceUse::isRequired);
        assertThat(get.resources()).extracting(ResourceUse::isRequired).containsExactly(true, false);
        assertThat(get.isWildcardOnly()).isFalse();
        assertThat(catalog.action("shop:ListShelves").isWildcardOnly()).isTrue();
        assertThat(shop.actionsOn("book"))
                .extracting(Action::name)
                .containsExactly("GetBook", "GetBookTags", "PutBook", "TagBook");
    }

    @Test
    void an_action_touches_what_overlaps_one_of_its_types() {
        ActionFacts list = catalog.action("shop:ListBooks");
        ActionFacts tags = catalog.action("shop:GetBookTags");

        assertThat(list.touches("arn:aws:shop:eu-west-1:123456789012:shelf/novels"))
                .isTrue();
        assertThat(tags.touches("arn:aws:shop:eu-west-1:123456789012:shelf/novels"))
                .isFalse();
        assertThat(tags.touches("arn:aws:shop:eu-west-1:123456789012:shelf/novels*"))
                .isTrue();
        assertThat(catalog.action("cash:Open").touches("*")).isTrue();
        assertThat(catalog.action("cash:Open").touches("arn:aws:cash:::till")).isFalse();
    }

    @Test
    void a_key_belongs_to_an_action_by_itself_by_a_type_or_by_its_use_of_a_type() {
        ActionFacts get = catalog.action("shop:GetBook");

        assertThat(get.findKey("shop:Language")).isPresent();
        assertThat(get.findKey("shop:BookTag/shelf mark")).isPresent();
        assertThat(get.findKey("shop:Genre")).isPresent();
        assertThat(get.findKey("shop:MaxResults")).isEmpty();
        assertThat(catalog.action("shop:GetBookTags").findKey("shop:Genre")).isEmpty();
    }

    @Test
    void a_key_has_a_type() {
        KeyFacts genre = catalog.findKey("shop:Genre").orElseThrow();
        KeyFacts most = catalog.findKey("shop:MaxResults").orElseThrow();

        assertThat(genre.family()).isEqualTo(Operator.Family.STRING);
        assertThat(genre.isMultivalued()).isTrue();
        assertThat(most.family()).isEqualTo(Operator.Family.NUMERIC);
        assertThat(most.isMultivalued()).isFalse();
    }

    @Test
    void a_key_with_a_variable_part_needs_text_for_it() {
        assertThat(catalog.findKey("aws:PrincipalTag/team").orElseThrow().hasVariable())
                .isTrue();
        assertThat(catalog.findKey("aws:PrincipalTag/")).isEmpty();
        assertThat(catalog.findKey("aws:PrincipalTag")).isEmpty();
    }

    @Test
    void keys_of_identity_providers_are_found_at_the_service_that_lists_them() {
        assertThat(catalog.findKey("reader.example:sub")).isPresent();
        assertThat(catalog.hasKeyPrefix("reader.example")).isTrue();
        assertThat(catalog.hasKeyPrefix("aws")).isTrue();
        assertThat(catalog.hasKeyPrefix("shopp")).isFalse();
    }

    @Test
    void an_action_names_those_it_needs() {
        assertThat(catalog.action("shop:PutBook").dependentActions()).containsExactly(Action.of("cash:Open"));
        assertThat(catalog.action("shop:GetBook").dependentActions()).isEmpty();
    }

    @Test
    void an_action_that_is_gone_is_unknown_but_remembered() {
        assertThat(catalog.findAction("shop:BurnBook")).isEmpty();
        assertThat(shop.goneSince("burnbook")).contains(LocalDate.of(2026, 1, 2));
        assertThat(shop.goneSince("GetBook")).isEmpty();
    }

    @Test
    void an_unknown_action_is_refused_with_the_nearest_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.action("shop:GetBok"))
                .withMessage("unknown action `GetBok` of `shop`: did you mean `GetBook`?");
    }

    @Test
    void an_unknown_service_is_refused_with_the_nearest_prefix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.service("chop"))
                .withMessage("unknown service `chop`: did you mean `shop`?");
    }

    @Test
    void a_catalogue_that_is_not_on_the_path_is_missed_with_the_dependency_to_add() {
        assertThat(Catalog.findBundled()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(Catalog::bundled)
                .withMessage("no catalogue of AWS's actions is on the path; add the dependency"
                        + " io.github.iamkit:iam-actions, or read a file of facts with Catalog.read(path)");
    }

    @Test
    void a_file_of_facts_is_a_catalogue(@TempDir Path folder) throws IOException {
        Catalog read = Catalog.read(Files.writeString(folder.resolve("facts.txt"), Shop.FACTS));

        assertThat(read.action("shop:GetBook")).isEqualTo(catalog.action("shop:GetBook"));
        assertThat(read.globalKeys()).isEqualTo(catalog.globalKeys());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cash\taction\tOpen\tWrite   | cash\taction | `cash\taction` is no fact; it needs a prefix, a kind and a name between tabs
            cash\taction\tOpen\tWrite   | cash\tverb\tOpen\tWrite | `cash\tverb\tOpen\tWrite` is no fact; it needs a prefix, a kind and a name between tabs
            cash\taction\tOpen\tWrite   | cash\taction\tOpen\tOwn | unknown access level `Own`; write List, Read, Write, Permissions management or Tagging
            cash\taction\tOpen\tWrite   | cash\taction\tOpen\tWrite\tbox | the facts of `cash` use the resource type `box`, but have no line for it
            cash\taction\tOpen\tWrite   | cash\taction\tOpen\tWrite\t\tcash:a | the facts of `cash` use the key `cash:a`, but have no line for it
            cash\taction\tOpen\tWrite   | cash\tkey\tcash:a\tFloat | unknown type of condition keys `Float`; write ARN, Binary, Bool, Date, IPAddress, Numeric or String, or one of these after ArrayOf
            """)
    void a_file_with_something_else_in_it_is_refused(String right, String wrong, String message, @TempDir Path folder)
            throws IOException {
        String text = Shop.FACTS.replace(right.translateEscapes(), wrong.translateEscapes());
        Path file = Files.writeString(folder.resolve("facts.txt"), text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Catalog read = Catalog.read(file);
                    read.date();
                    read.findAction("cash:Open");
                })
                .withMessage(message.translateEscapes());
    }

    @Test
    void a_file_without_a_date_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("facts.txt"), "# source shop 1.0");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalog.read(file).date())
                .withMessage("the facts have no head line `# date ...`");
    }
}
