package io.github.iamkit.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnGlobTest {

    @ParameterizedTest(name = "{0} against {1}: {2} ({3})")
    @CsvSource(delimiter = '|', textBlock = """
        arn:aws:s3:::books           | arn:aws:s3:::books              | true  | itself
        arn:aws:s3:::books           | arn:aws:s3:::Books              | false | case matters
        arn:*:s3:::books             | arn:aws-cn:s3:::books           | true  | a wildcard in a part
        arn:aws:*:*:*:*              | arn:aws:s3:::books              | true  | a star covers an empty part
        arn:aws:?:*:*:*              | arn:aws:s3:::books              | false | a question mark is one character
        arn:aws:*:books              | arn:aws:s3:::books              | false | a star does not cross a colon
        arn:aws:sns:*:1:t            | arn:aws:sns:us:east:1:t         | false | a star does not cross a colon
        arn:aws:logs:r:1:log-group:* | arn:aws:logs:r:1:log-group:a:b  | true  | the sixth part may hold colons
        arn:aws:logs:r:1:*           | arn:aws:logs:r:1:log-group:a:b  | true  | the sixth part may hold colons
        arn:aws:s3:*                 | arn:aws:s3:::books              | false | too few parts match nothing
        *                            | arn:aws:s3:::books              | true  | a star alone matches everything
        **                           | books                           | true  | stars alone match everything
        *:*                          | arn:aws                         | false | too few parts match nothing
        arn:aws:s3:::*               | arn:aws:s3::books               | false | a value with too few parts
        arn:aws:someservice:*:111122223333:finance/* | arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt | false | K10
        """)
    void the_six_parts_match_one_by_one(String pattern, String value, boolean expected, String reason) {
        assertThat(ArnGlob.of(pattern).matches(value)).as(reason).isEqualTo(expected);
    }

    @Test
    void a_colon_of_a_literal_part_separates_too() {
        ArnGlob whole = Glob.builder().literal("arn:aws:s3:::b*oks").buildArn();

        assertThat(whole.matches("arn:aws:s3:::b*oks")).isTrue();
        assertThat(whole.matches("arn:aws:s3:::books")).isFalse();
    }
}
