package io.chancery.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.identity.accesskey.KeyIdText;
import io.chancery.identity.group.GroupName;
import io.chancery.identity.role.MaxSessionDuration;
import io.chancery.identity.role.RoleDescription;
import io.chancery.identity.role.RoleName;
import io.chancery.identity.role.TrustDocument;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.operation.MaxItems;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    private static void refuses(Function<String, ?> type, String value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> type.apply(value)).withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Alice+=,.@-_9", "x"})
    void names_have_word_characters_and_a_few_more(String name) {
        assertThat(new UserName(name).value()).isEqualTo(name);
        assertThat(new GroupName(name).value()).isEqualTo(name);
        assertThat(new RoleName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "a*", "é", "alice\n", "a:b"})
    void other_characters_are_refused_in_aws_s_words(String name) {
        String rule = "is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-";
        refuses(UserName::new, name, "The specified value for userName " + rule);
        refuses(GroupName::new, name, "The specified value for groupName " + rule);
        refuses(RoleName::new, name, "The specified value for roleName " + rule);
    }

    @Test
    void names_are_as_long_as_aws_has_them() {
        assertThat(new UserName("a".repeat(64)).value()).hasSize(64);
        assertThat(new GroupName("a".repeat(128)).value()).hasSize(128);
        assertThat(new RoleName("a".repeat(64)).value()).hasSize(64);
        refuses(UserName::new, "a".repeat(65), "Member must have length less than or equal to 64");
        refuses(GroupName::new, "a".repeat(129), "Member must have length less than or equal to 128");
        refuses(RoleName::new, "a".repeat(65), "Member must have length less than or equal to 64");
        refuses(UserName::new, "", "Member must have length greater than or equal to 1");
    }

    @Test
    void names_are_claimed_ignoring_case() {
        assertThat(new UserName("Alice").claim()).isEqualTo(new UserName("aLICE").claim());
        assertThat(new GroupName("Writers").claim()).isEqualTo(new GroupName("writers").claim());
        assertThat(new RoleName("Clerk").claim()).isEqualTo(new RoleName("CLERK").claim());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/", "/division/team!~/"})
    void paths_start_and_end_with_a_slash(String path) {
        assertThat(new EntityPath(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a", "a/", "/a b/", "/é/", "/a/\n"})
    void other_paths_are_refused_in_aws_s_words(String path) {
        refuses(EntityPath::new, path, "The specified value for path is invalid. It must begin and end with /");
    }

    @Test
    void paths_have_at_most_512_characters() {
        assertThat(new EntityPath("/" + "a".repeat(510) + "/").value()).hasSize(512);
        refuses(EntityPath::new, "/" + "a".repeat(511) + "/", "less than or equal to 512");
        refuses(EntityPath::new, "", "greater than or equal to 1");
    }

    @Test
    void a_prefix_starts_with_a_slash() {
        assertThat(new PathPrefix("/div").value()).isEqualTo("/div");
        refuses(PathPrefix::new, "div/", "regular expression pattern: \\u002F[\\u0021-\\u007F]*");
        refuses(PathPrefix::new, "/" + "a".repeat(512), "less than or equal to 512");
    }

    @Test
    void a_page_has_1_to_1000_items() {
        assertThat(new MaxItems(1).value()).isEqualTo(1);
        assertThat(new MaxItems(1000).value()).isEqualTo(1000);
        assertThatIllegalArgumentException().isThrownBy(() -> new MaxItems(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new MaxItems(1001));
    }

    @Test
    void a_session_lasts_one_to_twelve_hours() {
        assertThat(MaxSessionDuration.DEFAULT.value()).isEqualTo(3_600);
        assertThat(new MaxSessionDuration(43_200).value()).isEqualTo(43_200);
        assertThatIllegalArgumentException().isThrownBy(() -> new MaxSessionDuration(3_599));
        assertThatIllegalArgumentException().isThrownBy(() -> new MaxSessionDuration(43_201));
    }

    @Test
    void a_description_is_latin_1_of_at_most_1000() {
        assertThat(new RoleDescription("für alles\n\t£").value()).isNotEmpty();
        refuses(RoleDescription::new, "\u2603", "regular expression pattern");
        refuses(RoleDescription::new, "a".repeat(1001), "less than or equal to 1000");
    }

    @Test
    void a_policy_s_arn_has_20_to_2048_characters() {
        assertThat(new PolicyArn("arn:aws:iam::aws:policy/x").value()).isNotEmpty();
        refuses(PolicyArn::new, "arn:aws:iam", "greater than or equal to 20");
        refuses(PolicyArn::new, "a".repeat(2049), "less than or equal to 2048");
    }

    @Test
    void a_document_is_latin_1_and_not_repeated_in_the_refusal() {
        refuses(TrustDocument::new, "{\u2603}", "Value at 'value'");
        refuses(TrustDocument::new, "", "greater than or equal to 1");
        refuses(TrustDocument::new, "a".repeat(131_073), "less than or equal to 131072");
    }

    @Test
    void a_key_id_has_16_to_128_word_characters() {
        assertThat(new KeyIdText("AKIAIOSFODNN7EXAMPLE").value()).hasSize(20);
        refuses(KeyIdText::new, "AKIA", "greater than or equal to 16");
        refuses(KeyIdText::new, "AKIA-IOSFODNN7EXAMPLE", "regular expression pattern");
    }
}
