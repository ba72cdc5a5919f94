package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page shows everything, a hundred rows of each table at a time. */
@ExtendWith(FakeIamExtension.class)
class AccountPageTest {
    private static final int USERS = 1_234;

    private static String page(FakeIam aws, String query) {
        Map<String, String> asked = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8)));
        return aws.page(name -> asked.getOrDefault(name, ""));
    }

    /** Where a link leads. */
    private static String target(String page, String link) {
        int end = page.indexOf("\">" + link + "</a>");
        assertThat(end).as("a link `%s` in %s", link, page).isPositive();
        String address = page.substring(page.lastIndexOf("href=\"?", end) + 7, end);
        return address.substring(0, address.indexOf('#')).replace("&amp;", "&");
    }

    private static void fill(FakeIam aws) {
        aws.given().group("Everybody");
        for (int number = 0; number < USERS; number++) {
            aws.given().user("user" + String.format("%04d", number), user -> user.memberOf("Everybody"));
        }
    }

    @Test
    void its_links_lead_to_every_user(FakeIam aws) {
        fill(aws);

        String page = page(aws, "");
        int seen = 0;
        for (int first = 1; first <= USERS; first += 100) {
            int last = Math.min(first + 99, USERS);
            assertThat(page)
                    .contains("<h2 id=\"users\">Users (1234)</h2>", first + " to " + last)
                    .contains("<b>user" + String.format("%04d", first - 1) + "</b>")
                    .contains("<b>user" + String.format("%04d", last - 1) + "</b>");
            seen += page.split("<b>user", -1).length - 1;
            page = last == USERS ? page : page(aws, target(page, "next"));
        }

        assertThat(seen).isEqualTo(USERS);
        assertThat(page).doesNotContain(">next</a>", ">last</a>");
        assertThat(page(aws, target(page, "previous"))).contains("1101 to 1200");
        assertThat(page(aws, target(page(aws, ""), "last"))).contains("1201 to 1234");
        assertThat(page(aws, target(page, "first"))).contains("1 to 100").doesNotContain(">previous</a>");
    }

    @Test
    void a_link_keeps_what_was_asked(FakeIam aws) {
        fill(aws);

        String page = page(aws, "who=user/user1000&action=s3:%3Cb%3E&resource=*");

        assertThat(page).contains("IMPLICITLY_DENIED").doesNotContain("<b>&");
        assertThat(target(page, "next")).isEqualTo("who=user%2Fuser1000&action=s3%3A%3Cb%3E&resource=*&users=2");
    }

    @ParameterizedTest
    @CsvSource({"0, 1 to 100", "-5, 1 to 100", "x, 1 to 100", "99999999999, 1 to 100", "1000, 1201 to 1234"})
    void a_number_that_is_no_page_leads_to_one(String number, String shown, FakeIam aws) {
        fill(aws);

        assertThat(page(aws, "users=" + number)).contains(shown);
    }

    @Test
    void of_a_large_group_it_shows_some_members(FakeIam aws) {
        fill(aws);

        assertThat(page(aws, "")).contains("user0099<br>and 1134 more</td>").doesNotContain("user0100<br>");
    }
}
