package io.chancery.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which context keys a document names. */
class ContextKeyNamesTest {

    @Test
    void variables_and_conditions_name_keys_in_the_documents_order() {
        assertThat(keys("2012-10-17", "arn:aws:s3:::home/${aws:username}/*", """
                {"DateGreaterThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}, "StringEquals": {"aws:PrincipalTag/a": "b"}}"""))
                .containsExactly("aws:username", "aws:CurrentTime", "aws:PrincipalTag/a");
    }

    @Test
    void a_key_that_is_named_twice_in_any_case_is_told_once() {
        assertThat(keys("2012-10-17", "arn:aws:s3:::home/${aws:username}", """
                {"StringLike": {"AWS:UserName": "a*", "s3:prefix": "${aws:USERNAME}/${aws:userid, 'none'}${*}"}}"""))
                .containsExactly("aws:username", "s3:prefix", "aws:userid");
    }

    @Test
    void a_document_of_the_old_version_has_no_variables() {
        assertThat(keys("2008-10-17", "arn:aws:s3:::home/${aws:username}", """
                {"StringEquals": {"s3:prefix": "${aws:userid}"}}""")).containsExactly("s3:prefix");
    }

    @Test
    void values_of_other_types_hold_no_variables() {
        assertThat(keys("2012-10-17", "*", """
                {"NumericEquals": {"s3:max-keys": "${aws:userid}"}, "Bool": {"aws:SecureTransport": "${aws:x/y}"}}""")).containsExactly("s3:max-keys", "aws:SecureTransport", "aws:x/y");
    }

    private static java.util.List<String> keys(String version, String resource, String condition) {
        return PolicyDocument.parse("""
                        {"Version": "%s", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "%s", "Condition": %s}}""".formatted(version, resource, condition), PolicyKind.IDENTITY)
                .contextKeys();
    }
}
