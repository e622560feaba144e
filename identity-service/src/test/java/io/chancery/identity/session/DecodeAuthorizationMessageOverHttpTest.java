package io.chancery.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.decision.AuthorizationMessage;
import io.chancery.runtime.decision.AuthorizationMessage.Items;
import io.chancery.runtime.internal.SealMessageRequest;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages sealed for policy-service and decoded through the Query protocol. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class DecodeAuthorizationMessageOverHttpTest {

    private static final String SEAL = "/internal/authorization-messages";

    private AccountId account = AccountId.INSTALLATION;
    private Caller root = Caller.root(account);

    @BeforeEach
    void an_account() {
        Suite.tell(Told.ALLOW_ALL);
        account = Suite.openAccount().accountId();
        root = Caller.root(account);
    }

    private SealMessageRequest deniedUser() {
        return new SealMessageRequest(
                account,
                new AuthorizationMessage(
                        false,
                        true,
                        new Items<>(List.of()),
                        new Items<>(List.of()),
                        new AuthorizationMessage.RequestContext(
                                new AuthorizationMessage.Principal(
                                        "AIDAALICE", "arn:aws:iam::%s:user/alice".formatted(account)),
                                "iam:DeleteUser",
                                "arn:aws:iam::%s:user/bob".formatted(account),
                                new Items<>(List.of())),
                        Optional.empty()));
    }

    private String sealed() {
        return Suite.ask("policy", SEAL, deniedUser())
                .as(SealMessageRequest.Answer.class)
                .encodedMessage()
                .orElseThrow();
    }

    private static Suite.Answer decode(Caller caller, String message) {
        return Suite.sts(caller, "DecodeAuthorizationMessage", "EncodedMessage", message);
    }

    private static void assertInvalid(Suite.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.element("Code")).isEqualTo("InvalidAuthorizationMessageException");
        assertThat(answer.element("Message")).isEqualTo("Message is not valid");
    }

    @Test
    void a_message_is_decoded_in_the_account_of_who_was_denied() {
        Suite.Answer decoded = decode(root, sealed());

        assertThat(decoded.status()).as(decoded.text()).isEqualTo(200);
        String json = decoded.element("DecodedMessage").replace("&quot;", "\"");
        JsonNode message = ContractJson.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        assertThat(message.get("allowed").booleanValue()).isFalse();
        assertThat(message.get("explicitDeny").booleanValue()).isTrue();
        assertThat(message.get("matchedStatements").get("items")).isEmpty();
        assertThat(message.get("failures").get("items")).isEmpty();
        assertThat(message.get("context").get("action").textValue()).isEqualTo("iam:DeleteUser");
    }

    @Test
    void it_takes_a_permission_on_everything() {
        decode(root, sealed());
        assertThat(Suite.asked().authorized().getLast().permissions().getFirst())
                .satisfies(permission -> {
                    assertThat(permission.action()).isEqualTo("sts:DecodeAuthorizationMessage");
                    assertThat(permission.resource()).isEqualTo("*");
                });
        String message = sealed();
        Suite.tell(new Told(Set.of("sts:DecodeAuthorizationMessage"), Set.of(), 0));

        Suite.Answer denied = decode(root, message);

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.element("Code")).isEqualTo("AccessDenied");
        assertThat(denied.element("Message"))
                .endsWith(". Encoded authorization failure message: " + StubPolicyService.SEALED);
    }

    @Test
    void another_account_s_a_forged_and_a_damaged_message_are_invalid() {
        String message = sealed();
        Caller foreigner = Caller.root(Suite.openAccount().accountId());
        char last = message.charAt(message.length() - 2);

        assertInvalid(decode(foreigner, message));
        assertInvalid(decode(root, "Zm9yZ2Vk"));
        assertInvalid(decode(root, message.substring(0, message.length() - 2) + (last == 'A' ? 'B' : 'A') + "A"));
        assertInvalid(decode(root, message + "\n"));
    }

    @Test
    void what_is_longer_than_any_message_is_refused() {
        Suite.Answer refused = decode(root, "A".repeat(EncodedMessage.MAX_LENGTH + 1));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.element("Code")).isEqualTo("ValidationError");
        assertThat(refused.element("Message")).contains("encodedMessage", "10240");
    }

    @Test
    void only_who_decides_has_messages_sealed() {
        for (String other : List.of("gateway", "report", "audit")) {
            assertThat(Suite.ask(other, SEAL, deniedUser()).status()).as(other).isEqualTo(403);
        }
    }
}
