package io.chancery.policy.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.policy.authzen.EvaluationsRequest.Semantic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationReaderTest {

    private static final String SUBJECT = "{\"type\":\"iam\",\"id\":\"arn:aws:iam::111122223333:user/alice\"}";
    private static final String ACTION = "{\"name\":\"s3:GetObject\"}";
    private static final String RESOURCE = "{\"type\":\"s3\",\"id\":\"arn:aws:s3:::reports/q1\"}";

    @Test
    void a_question_is_read() {
        EvaluationRequest request = one(SUBJECT, ACTION, RESOURCE, """
                {"aws:SourceIp":"10.0.0.1","s3:max-keys":10,"aws:SecureTransport":true,"aws:TagKeys":"a",
                 "my:ratio":1.50,"my:list":["a",2],"chancery:atLeast":["identity/3/1042"],
                 "chancery:maxStalenessSeconds":60}""");

        assertThat(request.subject().arn()).isEqualTo("arn:aws:iam::111122223333:user/alice");
        assertThat(request.question().action()).isEqualTo("s3:GetObject");
        assertThat(request.question().context().single("s3:max-keys")).hasValue("10");
        assertThat(request.question().context().single("aws:SecureTransport")).hasValue("true");
        assertThat(request.question().context().single("my:ratio")).hasValue("1.50");
        assertThat(request.question().context().get("aws:TagKeys").orElseThrow().multivalued())
                .isTrue();
        assertThat(request.question().context().get("my:list").orElseThrow().values())
                .containsExactly("a", "2");
        assertThat(request.atLeast()).containsExactly(Position.parse("identity/3/1042"));
        assertThat(request.maxStaleness()).hasValue(Duration.ofMinutes(1));
        assertThat(request.question().context().keys()).noneMatch(key -> key.startsWith("chancery:"));
    }

    @Test
    void a_resource_whose_arn_names_no_account_may_say_whose_it_is() {
        EvaluationRequest request = one(SUBJECT, ACTION, """
                {"type":"s3","id":"arn:aws:s3:::b","properties":{"account":"444455556666"}}""", "{}");

        assertThat(request.question().resourceAccount()).hasValue(new AccountId("444455556666"));
    }

    @Test
    void defaults_are_replaced_as_a_whole() {
        EvaluationsRequest request = EvaluationReader.many(bytes("""
                {"subject":%s,"action":%s,"context":{"aws:SourceIp":"10.0.0.1"},
                 "evaluations":[{"resource":%s},{"resource":%s,"context":{"aws:Referer":"x"}}]}""".formatted(SUBJECT, ACTION, RESOURCE, RESOURCE)));

        assertThat(request.single()).isFalse();
        assertThat(request.semantic()).isEqualTo(Semantic.EXECUTE_ALL);
        assertThat(request.evaluations().get(0).question().context().keys()).containsExactly("aws:sourceip");
        assertThat(request.evaluations().get(1).question().context().keys()).containsExactly("aws:referer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                                   | the body is not JSON: syntax error at line 1",
                "[]                                  | the body must be a JSON object, not an array",
                "{} {}                               | the body is not JSON",
                "{\"a\":1,\"a\":2}                   | an object has the same member twice at line 1",
                "{\"who\":1}                         | 'who' is not a known member",
                "{}                                  | 'subject' is missing",
                "{\"subject\":\"alice\"}             | 'subject' must be an object, not a string",
                "{\"subject\":{}}                    | 'subject.type' is missing",
                "{\"subject\":{\"type\":\"user\"}}   | 'subject.type' is 'user'; the only known type is 'iam'",
                "{\"subject\":{\"type\":\"iam\"}}    | 'subject.id' is missing",
                "{\"subject\":{\"type\":\"iam\",\"id\":7}}       | 'subject.id' must be a string, not a number",
                "{\"subject\":{\"type\":\"iam\",\"id\":\"alice\"}} | 'subject.id' is 'alice'; it must be the ARN of",
                "{\"subject\":{\"type\":\"iam\",\"id\":\"arn:aws:iam::111122223333:role/R\"}} | it must be the ARN of",
            })
    void a_body_that_is_not_understood_is_refused(String body, String message) {
        assertThatThrownBy(() -> EvaluationReader.one(bytes(body)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":\"GetObject\"}   | 'action.name' is 'GetObject'; it must have the form s3:GetObject",
                "{\"name\":\"\"}            | 'action.name' must not be empty",
                "{\"verb\":\"s3:Get\"}      | 'action.verb' is not a known member",
            })
    void an_action_that_is_not_understood_is_refused(String action, String message) {
        assertThatThrownBy(() -> one(SUBJECT, action, RESOURCE, "{}")).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"s3\"}                              | 'resource.id' is missing",
                "{\"id\":\"arn:aws:s3:::b\"}                    | 'resource.type' is missing",
                "{\"type\":\"s3\",\"id\":\"arn:aws:s3:::b\",\"properties\":{\"account\":\"12\"}} | an account has twelve digits",
                "{\"type\":\"q\",\"id\":\"arn:aws:sqs:r:111122223333:b\",\"properties\":{\"account\":\"444455556666\"}} | names another account",
            })
    void a_resource_that_is_not_understood_is_refused(String resource, String message) {
        assertThatThrownBy(() -> one(SUBJECT, ACTION, resource, "{}")).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"aws:PrincipalArn\":\"x\"}            | 'context.aws:PrincipalArn' is known here and must not be sent",
                "{\"aws:principalOrgID\":\"o-x\"}        | 'context.aws:principalOrgID' is known here and must not be sent",
                "{\"aws:ResourceOrgID\":\"o-x\"}         | 'context.aws:ResourceOrgID' is known here and must not be sent",
                "{\"aws:ResourceOrgPaths\":[\"o-x/\"]}    | 'context.aws:ResourceOrgPaths' is known here and must not be sent",
                "{\"AWS:PrincipalTag/team\":\"x\"}       | must not be sent",
                "{\"aws:userid\":\"x\"}                  | must not be sent",
                "{\"aws:username\":\"x\"}                | must not be sent",
                "{\"aws:TokenIssueTime\":\"x\"}          | must not be sent",
                "{\"aws:SourceIdentity\":\"x\"}          | must not be sent",
                "{\"aws:MultiFactorAuthPresent\":true}   | must not be sent",
                "{\"aws:ResourceAccount\":\"x\"}         | must not be sent",
                "{\"aws:SourceIp\":[\"10.0.0.1\"]}       | 'context.aws:SourceIp' holds a single value, not a list",
                "{\"aws:SourceIp\":null}                 | 'context.aws:SourceIp' must be a string",
                "{\"aws:SourceIp\":{\"a\":1}}            | not an object",
                "{\"a:b\":\"1\",\"A:B\":\"2\"}           | 'context.A:B' is there twice",
                "{\"aws:CurrentTime\":\"noon\"}          | 'context.aws:CurrentTime' is no time: 'noon'",
                "{\"aws:EpochTime\":\"noon\"}            | is no time",
                "{\"chancery:mode\":\"x\"}               | 'context.chancery:mode' is not known",
                "{\"chancery:atLeast\":[\"identity/3\"]} | holds what is no revision",
                "{\"chancery:atLeast\":\"identity/3/1\"} | must be a list of at most 32 revisions",
                "{\"chancery:explain\":\"yes\"}           | must be true or false, not a string",
                "{\"chancery:maxStalenessSeconds\":0}    | must be a whole number of seconds",
                "{\"chancery:maxStalenessSeconds\":1.5}  | must be a whole number of seconds",
            })
    void a_context_that_is_not_understood_is_refused(String context, String message) {
        assertThatThrownBy(() -> one(SUBJECT, ACTION, RESOURCE, context))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_unknown_semantic_and_a_broken_item_are_named() {
        String many = "{\"subject\":%s,\"action\":%s,%s}";

        assertThatThrownBy(() -> EvaluationReader.many(bytes(many.formatted(
                        SUBJECT, ACTION, "\"options\":{\"evaluations_semantic\":\"any\"},\"evaluations\":[{}]"))))
                .hasMessageContaining("'options.evaluations_semantic' is 'any'; known are [execute_all");
        assertThatThrownBy(() -> EvaluationReader.many(bytes(
                        many.formatted(SUBJECT, ACTION, "\"evaluations\":[{\"resource\":%s},{}]".formatted(RESOURCE)))))
                .hasMessageContaining("'evaluations[1].resource' is missing");
        assertThatThrownBy(() -> EvaluationReader.many(bytes(
                        many.formatted(SUBJECT, ACTION, "\"evaluations\":[%s]".formatted("{},".repeat(500) + "{}")))))
                .hasMessageContaining("'evaluations' must be a list of at most 500 evaluations");
    }

    @Test
    void text_beyond_its_limit_is_refused_with_the_limit() {
        String action = "{\"name\":\"s3:%s\"}".formatted("x".repeat(300));

        assertThatThrownBy(() -> one(SUBJECT, action, RESOURCE, "{}"))
                .hasMessage("'action.name' has 303 characters; the limit is 256");
    }

    private static EvaluationRequest one(String subject, String action, String resource, String context) {
        return EvaluationReader.one(bytes("{\"subject\":%s,\"action\":%s,\"resource\":%s,\"context\":%s}"
                .formatted(subject, action, resource, context)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
