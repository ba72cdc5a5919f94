package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.provisioning.OnEveryWire;
import io.github.iamkit.testkit.RecordedCall;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkTest extends OnEveryWire {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # users, calls to plan: a page of a thousand, or two, and the summary and the caller
                    10,      3
                    500,     3
                    1000,    4
                    2000,    5
                    """)
    void reading_takes_a_call_a_page_and_not_a_user(int users, int calls) {
        for (int i = 0; i < users; i++) {
            String name = "user-" + i;
            aws.client().createUser(request -> request.userName(name));
        }
        aws.client().createGroup(request -> request.groupName("Admin"));
        int before = aws.calls().size();

        iam.plan(Blueprint.builder().group("Admin").user("user-0").build());

        List<String> made =
                aws.calls().stream().skip(before).map(RecordedCall::operation).toList();
        assertThat(made).hasSize(calls);
    }
}
