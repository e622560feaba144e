package io.chancery.policy.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.policy.World;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityNamesTest {

    private static final EntityNames TEMPLATES = new EntityNames(
            Optional.empty(),
            Map.of("agent", "arn:aws:iam::444455556666:role/agents/{id}"),
            Map.of("record", "arn:aws:archive:{type}:{account}:shelf/{id}/open"));
    private static final Names NAMES = new Names(Optional.of(World.ACME), TEMPLATES);

    @ParameterizedTest
    @CsvSource({
        "iam,   arn:aws:iam::111122223333:user/x, arn:aws:iam::111122223333:user/x",
        "user,  alice,     arn:aws:iam::111122223333:user/alice",
        "user,  ops/alice, arn:aws:iam::111122223333:user/ops/alice",
        "role,  Deployer,  arn:aws:iam::111122223333:role/Deployer",
        "agent, 7,         arn:aws:iam::444455556666:role/agents/7"
    })
    void a_subject_has_an_arn_and_the_arn_its_id(String type, String id, String arn) {
        assertThat(NAMES.subjectArn(type, id, "subject.")).isEqualTo(arn);
        assertThat(NAMES.subjectId(type, arn)).hasValue(id);
    }

    @ParameterizedTest
    @CsvSource({
        "record,    7,                    arn:aws:archive:record:111122223333:shelf/7/open",
        "todo_list, a:b/c,                arn:aws:todo-list::111122223333:a:b/c",
        "s3,        arn:aws:s3:::reports, arn:aws:s3:::reports",
        "iam,       arn:aws:iam::111122223333:user/x, arn:aws:iam::111122223333:user/x"
    })
    void a_resource_has_an_arn_and_the_arn_its_id(String type, String id, String arn) {
        assertThat(NAMES.resourceArn(type, id, "resource.")).isEqualTo(arn);
        assertThat(NAMES.resourceId(type, arn)).hasValue(id);
    }

    @Test
    void what_is_of_another_type_has_no_id() {
        assertThat(NAMES.subjectId("user", "arn:aws:iam::444455556666:user/alice"))
                .isEmpty();
        assertThat(NAMES.subjectId("user", "arn:aws:iam::111122223333:role/alice"))
                .isEmpty();
        assertThat(NAMES.subjectId("user", "arn:aws:iam::111122223333:user/")).isEmpty();
        assertThat(NAMES.subjectId("ship", "arn:aws:iam::111122223333:user/alice"))
                .isEmpty();
        assertThat(NAMES.resourceId("record", "arn:aws:s3:::reports")).isEmpty();
        assertThat(NAMES.resourceId("iam", "arn:aws:s3:::reports")).isEmpty();
    }

    @Test
    void an_action_goes_by_its_resources_service() {
        assertThat(NAMES.service("record", "7")).isEqualTo("archive");
        assertThat(NAMES.service("todo_list", "7")).isEqualTo("todo-list");
        assertThat(NAMES.service("any", "arn:aws:s3:::reports")).isEqualTo("s3");
        assertThat(NAMES.service("iam", "*")).isEqualTo("iam");
        assertThat(NAMES.actionName("archive:read", "record", "7")).isEqualTo("read");
        assertThat(NAMES.actionName("Archive:read", "record", "7")).isEqualTo("read");
        assertThat(NAMES.actionName("s3:GetObject", "record", "7")).isEqualTo("s3:GetObject");
        assertThat(NAMES.actionName("s3:GetObject", "s3", "arn:aws:s3:::reports"))
                .isEqualTo("s3:GetObject");
    }

    @Test
    void without_an_account_there_is_no_arn() {
        var nowhere = new Names(Optional.empty(), TEMPLATES);

        assertThatThrownBy(() -> nowhere.resourceArn("todo", "7", "resource."))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("'resource.id' is no ARN, and nothing says in which account it is");
        assertThat(nowhere.subjectArn("agent", "7", "subject.")).endsWith("role/agents/7");
        assertThat(nowhere.subjectId("user", "arn:aws:iam::111122223333:user/alice"))
                .isEmpty();
    }

    @Test
    void a_type_that_cannot_be_in_an_arn_needs_a_template() {
        assertThatThrownBy(() -> NAMES.resourceArn("a type", "7", "resource."))
                .hasMessageContaining("'resource.type' is 'a type'; with an id that is no ARN it may have letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user/{id}",
                "arn:aws:iam::{account}:user/alice",
                "arn:aws:{id}::{account}:user/{id}",
                "arn:aws:iam::{account}:user/{id}/{id}",
                "arn:aws:iam::{accounts}:user/{id}"
            })
    void a_template_that_is_none_is_refused_at_the_start(String template) {
        assertThatThrownBy(() -> new EntityNames(Optional.empty(), Map.of("x", template), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(template);
    }
}
