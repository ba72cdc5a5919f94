package io.github.iamkit.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
    private final Catalog catalog = Shop.catalog();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            shop:GetBook        | shop:GetBook                                       | a name
            SHOP:getbook        | shop:GetBook                                       | in any letter case
            shop:get*           | shop:GetBook shop:GetBookTags                      | a star
            shop:?etBook        | shop:GetBook                                       | a question mark
            shop:*Shel*         | shop:DeleteShelf shop:ListShelves shop:PutShelfPolicy | stars at both ends
            cash:*              | cash:Open                                          | a whole service
            shop:Sell*          | none                                               | nothing
            bank:*              | none                                               | no such service
            sho*:GetBook        | none                                               | a wildcard before the colon, which IAM refuses
            GetBook             | none                                               | no service
            """)
    void a_pattern_matches_as_in_policies(String pattern, String actions, String why) {
        List<String> expected = actions == null ? List.of() : List.of(actions.split(" "));

        assertThat(catalog.expand(pattern)).as(why).map(Object::toString).isEqualTo(expected);
    }

    @Test
    void a_star_alone_matches_every_action() {
        assertThat(catalog.expand("*")).hasSize(9).isEqualTo(catalog.expand("**"));
    }

    @Test
    void what_several_patterns_match_is_counted_once() {
        assertThat(catalog.expand("shop:*Tags", "shop:GetBookTags", "cash:Open"))
                .map(Object::toString)
                .containsExactly("cash:Open", "shop:GetBookTags");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop:GetBook                               | shop:GetBook                | one action stays
            shop:GetBook shop:GetBookTags              | shop:Get*                   | a common start
            shop:ListBooks shop:ListShelves cash:Open  | cash:* shop:List*           | service by service
            shop:GetBook shop:PutBook                  | shop:GetBook shop:PutBook   | *Book would match TagBook
            shop:GetBook shop:PutBook shop:TagBook     | shop:*Book                  | a common end
            shop:GetBook shop:*Tags                    | shop:Get*                   | patterns count for what they match
            shop:getbook SHOP:GETBOOKTAGS              | shop:Get*                   | in any letter case
            shop:GetBook shop:BurnBook shop:Burn*      | shop:GetBook shop:Burn* shop:BurnBook | what is not known stays
            *                                          | *                           | everything
            """)
    void actions_shrink_to_patterns(String actions, String patterns, String why) {
        assertThat(catalog.shrink(List.of(actions.split(" "))))
                .as(why)
                .map(Object::toString)
                .containsExactly(patterns.split(" "));
    }

    @Test
    void an_unknown_action_that_a_pattern_matches_anyway_needs_no_place() {
        assertThat(catalog.shrink(List.of("shop:GetBook", "shop:GetBookTags", "shop:GetCoffee")))
                .map(Object::toString)
                .containsExactly("shop:Get*");
    }
}
