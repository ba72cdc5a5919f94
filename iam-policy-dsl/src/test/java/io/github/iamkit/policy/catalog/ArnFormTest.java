package io.github.iamkit.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnFormTest {
    private static final ArnForm BUCKET = ArnForm.of("arn:${Partition}:s3:::${BucketName}");
    private static final ArnForm QUEUE = ArnForm.of("arn:${Partition}:sqs:${Region}:${Account}:${QueueName}");

    @Test
    void a_form_has_parts() {
        assertThat(QUEUE.service()).isEqualTo("sqs");
        assertThat(QUEUE.region()).isEqualTo("${Region}");
        assertThat(QUEUE.account()).isEqualTo("${Account}");
        assertThat(QUEUE.resource()).isEqualTo("${QueueName}");
        assertThat(BUCKET.region()).isEmpty();
        assertThat(BUCKET.account()).isEmpty();
    }

    @Test
    void a_form_names_each_variable_once() {
        assertThat(ArnForm.of("arn:${Partition}:x:${Region}:${Account}:a/${Id}/${Account}")
                        .variables())
                .containsExactly("Partition", "Region", "Account", "Id");
    }

    @Test
    void a_form_without_six_parts_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArnForm.of("arn:aws:s3"))
                .withMessage("`arn:aws:s3` is no form of ARNs; it needs six parts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:${Partition}:s3:::${BucketName}               | arn:aws:s3:::books                | true  | a literal
            arn:${Partition}:s3:::${BucketName}               | arn:aws:s3:::books/*              | false | a bucket has no slash
            arn:${Partition}:s3:::${BucketName}               | arn:aws:s3:::books*               | true  | a wildcard may end before the slash
            arn:${Partition}:s3:::${BucketName}               | arn:aws:s3:::*                    | true  | everything
            arn:${Partition}:s3:::${BucketName}               | arn:aws:s3:eu-west-1::books       | false | buckets have no region
            arn:${Partition}:s3:::${BucketName}               | arn:aws:s3:*::books               | true  | any region, none included
            arn:${Partition}:s3:::${BucketName}               | arn:aws:s3                        | true  | a short ARN is open
            arn:${Partition}:s3:::${BucketName}               | arn:aws:sqs                       | false | of another service
            arn:${Partition}:s3:::${BucketName}               | arn:*                             | true  | a wildcard crosses colons
            arn:${Partition}:s3:::${BucketName}/${ObjectName} | arn:aws:s3:::books                | false | an object has a slash
            arn:${Partition}:s3:::${BucketName}/${ObjectName} | arn:aws:s3:::books/a/b            | true  | keys have slashes
            arn:${Partition}:s3:::${BucketName}/${ObjectName} | arn:aws:s3:::books/               | false | a variable is never empty
            arn:${Partition}:s3:::${BucketName}/${ObjectName} | arn:aws:s3:::${aws:username}      | true  | a policy variable is any text
            arn:${Partition}:s3:::${BucketName}/${ObjectName} | arn:aws:s3:::books${*}            | false | an escaped star is a star
            arn:${Partition}:sqs:${Region}:${Account}:${Name} | arn:aws:sqs:eu-west-1:*:orders    | true  | any account
            arn:${Partition}:sqs:${Region}:${Account}:${Name} | arn:aws:sqs::123456789012:orders  | false | the region is missing
            arn:${Partition}:sqs:${Region}:${Account}:${Name} | arn:aws:sqs:*:orders              | true  | one wildcard over two parts
            arn:${Partition}:sqs:${Region}:${Account}:${Name} | arn:aws:sqs:eu-w?st-1:1:orders    | true  | a question mark
            arn:${Partition}:sqs:${Region}:${Account}:${Name} | arn:aws:SQS:eu-west-1:1:orders    | false | letter case matters
            arn:${Partition}:dms:${Region}:${Account}:cert:*  | arn:aws:dms:eu-west-1:1:cert:x    | true  | a form with a star
            arn:${Partition}:dms:${Region}:${Account}:cert:*  | arn:aws:dms:eu-west-1:1:es:x      | false | of another type
            arn:${Partition}:sqs:${Region}:${Account}:${Name} | *                                 | true  | everything
            arn:${Partition}:sqs:${Region}:${Account}:${Name} | orders                            | false | no ARN
            """)
    void a_form_overlaps_what_a_resource_can_mean(ArnForm form, String resource, boolean overlaps, String why) {
        assertThat(form.overlaps(resource)).as(why).isEqualTo(overlaps);
    }
}
