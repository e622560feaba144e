package io.chancery.policy.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.World;
import io.chancery.policy.authzen.EvaluationsRequest.Item;
import io.chancery.policy.authzen.EvaluationsRequest.Semantic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationReaderTest {

    private static final String SUBJECT = "{\"type\":\"iam\",\"id\":\"arn:aws:iam::111122223333:user/alice\"}";
    private static final String ACTION = "{\"name\":\"s3:GetObject\"}";
    private static final Names NAMES =
            new Names(Optional.empty(), new EntityNames(Optional.empty(), Map.of(), Map.of()));
    private static final Names IN_ACME =
            new Names(Optional.of(World.ACME), new EntityNames(Optional.empty(), Map.of(), Map.of()));
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
    void null_is_as_if_it_were_not_there() {
        EvaluationRequest request = one(
                "{\"type\":\"iam\",\"id\":\"arn:aws:iam::111122223333:user/alice\",\"properties\":null}",
                ACTION,
                RESOURCE,
                "{\"aws:SourceIp\":null,\"ip\":null}");
        assertThat(request.question().context().keys()).isEmpty();

        assertThat(one(SUBJECT, ACTION, RESOURCE, "null").question().context().keys())
                .isEmpty();
        EvaluationsRequest single = EvaluationReader.many(
                ("{\"subject\":%s,\"action\":%s,\"resource\":%s,\"options\":null,\"evaluations\":null}")
                        .formatted(SUBJECT, ACTION, RESOURCE)
                        .getBytes(StandardCharsets.UTF_8),
                NAMES);
        assertThat(single.items()).hasSize(1);
        EvaluationsRequest falling = EvaluationReader.many(
                ("{\"subject\":%s,\"action\":%s,\"resource\":%s,\"evaluations\":[{\"subject\":null,\"action\":{\"name\":null}}]}")
                        .formatted(SUBJECT, ACTION, RESOURCE)
                        .getBytes(StandardCharsets.UTF_8),
                NAMES);
        assertThat(falling.items().getFirst()).isInstanceOf(Item.Asked.class);
    }

    @Test
    void defaults_are_replaced_as_a_whole() {
        EvaluationsRequest request = many(("""
                {"subject":%s,"action":%s,"context":{"aws:SourceIp":"10.0.0.1"},
                 "evaluations":[{"resource":%s},{"resource":%s,"context":{"aws:Referer":"x"}}]}""".formatted(SUBJECT, ACTION, RESOURCE, RESOURCE)));

        assertThat(request.single()).isFalse();
        assertThat(request.semantic()).isEqualTo(Semantic.EXECUTE_ALL);
        assertThat(request.asked().toList().get(0).question().context().keys()).containsExactly("aws:sourceip");
        assertThat(request.asked().toList().get(1).question().context().keys()).containsExactly("aws:referer");
    }

    @Test
    void values_may_be_anything_that_json_has() {
        RequestContext context = one(SUBJECT, ACTION, RESOURCE, """
                        {"list": [1, null, [2, "x"], {"a": true, "b": {"c": 3}}, {"a": [false]}], "empty": [], "nothing": null,
                         "objects": [{"id": 7}, {}]}""").question().context();

        assertThat(context.get("authzen:Context/list").orElseThrow().values()).containsExactly("1", "2", "x");
        assertThat(context.get("authzen:Context/list.a").orElseThrow().values()).containsExactly("true", "false");
        assertThat(context.get("authzen:Context/list.b.c").orElseThrow().values())
                .containsExactly("3");
        assertThat(context.get("authzen:Context/objects.id").orElseThrow().values())
                .containsExactly("7");
        assertThat(context.keys()).doesNotContain("authzen:context/objects", "authzen:context/nothing");
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
                "{}                                  | 'subject' is missing",
                "{\"subject\":\"alice\"}             | 'subject' must be an object, not a string",
                "{\"subject\":{}}                    | 'subject.type' is missing",
                "{\"subject\":{\"type\":\"user\"}}   | 'subject.id' is missing",
                "{\"subject\":{\"type\":\"ship\",\"id\":\"x\"}} | 'subject.type' is 'ship', which is no known type; known are [iam, role, user]",
                "{\"subject\":{\"type\":\"user\",\"id\":\"x\"}} | 'subject.id' is no ARN, and nothing says in which account it is",
                "{\"subject\":{\"type\":\"iam\"}}    | 'subject.id' is missing",
                "{\"subject\":{\"type\":\"iam\",\"id\":7}}       | 'subject.id' must be a string, not a number",
                "{\"subject\":{\"type\":\"iam\",\"id\":\"alice\"}} | 'subject.id' is 'alice'; it must be the ARN of",
                "{\"subject\":{\"type\":\"iam\",\"id\":\"arn:aws:iam::111122223333:group/G\"}} | it must be the ARN of",
            })
    void a_body_that_is_not_understood_is_refused(String body, String message) {
        assertThatThrownBy(() -> one(body)).isInstanceOf(InvalidRequest.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":\"s3:\"}         | 'action.name' is 's3:'; it must have the form s3:GetObject",
                "{\"name\":\"a:b:c\"}       | it must have the form s3:GetObject",
                "{\"name\":\"\"}            | 'action.name' must not be empty",
                "{\"verb\":\"s3:Get\"}      | 'action.name' is missing",
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
                "{\"my:n\":1e999999999}                  | 'context.my:n' has a number of more than 8192 digits",
                "{\"my:n\":[1,-1e-999999999]}            | 'context.my:n' has a number of more than 8192 digits",
                "{\"aws:SourceIp\":{\"a\":1}}            | not an object",
                "{\"a:b\":\"1\",\"A:B\":\"2\"}           | 'context.A:B' is there twice",
                "{\"aws:CurrentTime\":\"noon\"}          | 'context.aws:CurrentTime' is no time: 'noon'",
                "{\"aws:EpochTime\":\"noon\"}            | is no time",
                "{\"authzen:Subject/role\":\"x\"} | 'context.authzen:Subject/role' is not known; 'authzen:' is reserved",
                "{\"aws:TagKeys\":[{\"a\":1}]}       | 'context.aws:TagKeys' must be a string, a boolean, a number or a list of these",
                "{\"a\":[{\"b\":1}],\"a.b\":2}    | 'context.a.b' is there twice",
                "{\"a\":{\"b\":1},\"a.b\":2}      | 'context.a.b' is there twice",
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
    void an_unknown_semantic_and_too_many_questions_are_refused() {
        String many = "{\"subject\":%s,\"action\":%s,%s}";

        assertThatThrownBy(() -> many((many.formatted(
                        SUBJECT, ACTION, "\"options\":{\"evaluations_semantic\":\"any\"},\"evaluations\":[{}]"))))
                .hasMessageContaining("'options.evaluations_semantic' is 'any'; known are [execute_all");
        assertThatThrownBy(() -> many(
                        (many.formatted(SUBJECT, ACTION, "\"evaluations\":[%s]".formatted("{},".repeat(500) + "{}")))))
                .hasMessageContaining("'evaluations' has 501; the limit is 500");
    }

    @Test
    void a_question_that_is_not_understood_spoils_no_other() {
        EvaluationsRequest request = many("{\"subject\":%s,\"action\":%s,\"evaluations\":[{},7,{\"resource\":%s}]}"
                .formatted(SUBJECT, ACTION, RESOURCE));

        assertThat(request.asked()).hasSize(1);
        assertThat(request.items())
                .filteredOn(Item.NotUnderstood.class::isInstance)
                .extracting(item -> ((Item.NotUnderstood) item).why().text())
                .containsExactly(
                        "'evaluations[0].resource' is missing", "'evaluations[1]' must be an object, not a number");
    }

    @Test
    void what_names_an_entity_falls_back_on_the_common_one() {
        EvaluationsRequest request = EvaluationReader.many(bytes("""
                {"subject":{"type":"user","id":"alice"},"action":{"name":"write"},
                 "resource":{"type":"record","id":"record-9","properties":{"status":"draft"}},
                 "evaluations":[{"resource":{"id":"record-1"}},{"subject":{"id":"bob"}}]}"""), IN_ACME);

        List<EvaluationRequest> asked = request.asked().toList();
        assertThat(asked.get(0).question().resource()).isEqualTo("arn:aws:record::111122223333:record-1");
        assertThat(asked.get(0).question().context().keys()).isEmpty();
        assertThat(asked.get(1).subject().arn()).isEqualTo("arn:aws:iam::111122223333:user/bob");
        assertThat(asked.get(1).question().context().single("authzen:Resource/status"))
                .hasValue("draft");
    }

    @Test
    void names_that_are_no_arns_are_of_the_account_and_properties_are_condition_keys() {
        EvaluationRequest request = EvaluationReader.one(bytes("""
                {"subject":{"type":"user","id":"alice","properties":{"session":"s-1","role":"admin"}},
                 "action":{"name":"can_read","properties":{"soft":true}},
                 "resource":{"type":"todo_list","id":"7","properties":{"account":"main","owner":{"id":"bob"},"none":null}},
                 "context":{"ip":"192.0.2.1","time":"2025-06-27T18:03-07:00"},"later":1}"""), IN_ACME);

        assertThat(request.subject().arn()).isEqualTo("arn:aws:iam::111122223333:user/alice");
        assertThat(request.question().action()).isEqualTo("todo-list:can_read");
        assertThat(request.question().resource()).isEqualTo("arn:aws:todo-list::111122223333:7");
        assertThat(request.question().resourceAccount()).isEmpty();
        assertThat(request.question().context().keys())
                .containsExactlyInAnyOrder(
                        "authzen:subject/session",
                        "authzen:subject/role",
                        "authzen:action/soft",
                        "authzen:resource/account",
                        "authzen:resource/owner.id",
                        "authzen:context/ip",
                        "authzen:context/time");
    }

    @Test
    void what_steers_the_decision_is_no_condition_key() {
        EvaluationRequest request = one(
                "{\"type\":\"iam\",\"id\":\"arn:aws:iam::111122223333:user/alice\",\"properties\":{\"session\":\"x\"}}",
                "{\"name\":\"GetObject\"}",
                "{\"type\":\"s3\",\"id\":\"arn:aws:s3:::b\",\"properties\":{\"account\":\"444455556666\"}}",
                "{}");

        assertThat(request.question().action()).isEqualTo("s3:GetObject");
        assertThat(request.question().context().keys()).isEmpty();
    }

    @Test
    void text_beyond_its_limit_is_refused_with_the_limit() {
        String action = "{\"name\":\"s3:%s\"}".formatted("x".repeat(300));

        assertThatThrownBy(() -> one(SUBJECT, action, RESOURCE, "{}"))
                .hasMessage("'action.name' has 303 characters; the limit is 256");
    }

    private static EvaluationRequest one(String subject, String action, String resource, String context) {
        return one(("{\"subject\":%s,\"action\":%s,\"resource\":%s,\"context\":%s}"
                .formatted(subject, action, resource, context)));
    }

    private static EvaluationRequest one(String body) {
        return EvaluationReader.one(bytes(body), NAMES);
    }

    private static EvaluationsRequest many(String body) {
        return EvaluationReader.many(bytes(body), NAMES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
