package io.chancery.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where statements stand, as the policy simulator's answers tell it. */
class StatementSpansTest {

    @Test
    void a_lone_statement_ends_just_behind_its_brace() {
        String json = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";

        assertThat(parsed(json).statementSpans()).containsExactly(new StatementSpan(1, 37, 1, json.length()));
    }

    @Test
    void each_statement_of_a_list_has_its_lines_and_columns() {
        String json = """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow", "Action": "s3:*", "Resource": "*"
                    }, {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
                  ]
                }
                """;

        assertThat(parsed(json).statementSpans())
                .containsExactly(new StatementSpan(4, 5, 6, 6), new StatementSpan(6, 8, 6, 61));
    }

    private static PolicyDocument parsed(String json) {
        return PolicyDocument.parse(json, PolicyKind.IDENTITY);
    }
}
