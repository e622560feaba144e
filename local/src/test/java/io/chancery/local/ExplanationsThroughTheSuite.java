package io.chancery.local;

import static io.chancery.local.SuiteClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.InvalidAuthorizationMessageException;

/** Why something was denied: in the words of the denial, decoded from its end, and asked for with a decision. */
interface ExplanationsThroughTheSuite {

    String ENCODED = "Encoded authorization failure message: ";

    SuiteClients clients();

    @Test
    default void a_denied_call_is_decoded_by_its_account_alone() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        Keys hers = hers(iam);
        for (String service : new String[] {"iam", "policy"}) {
            String message = denied(hers, service);
            String encoded = message.substring(message.indexOf(ENCODED) + ENCODED.length());
            assertThat(message)
                    .startsWith(
                            "User: arn:aws:iam::%s:user/ann is not authorized to perform: iam:".formatted(account.id()))
                    .contains(" because no identity-based policy allows the iam:");

            JsonNode decoded = json(clients()
                    .sts(account.keys())
                    .decodeAuthorizationMessage(request -> request.encodedMessage(encoded))
                    .decodedMessage());
            assertThat(decoded.path("allowed").booleanValue()).isFalse();
            assertThat(decoded.path("explicitDeny").booleanValue()).isFalse();
            assertThat(decoded.path("context").path("principal").path("arn").textValue())
                    .endsWith(":user/ann");
            assertThat(decoded.path("context").path("conditions").path("items").toString())
                    .contains(
                            "{\"key\":\"aws:username\",\"values\":{\"items\":[{\"value\":\"ann\"}]}}", "aws:SourceIp");

            assertInvalid(clients().sts(clients().account().keys()), encoded);
            assertInvalid(clients().sts(account.keys()), encoded.substring(1));
            assertRefused(
                    403,
                    "AccessDenied",
                    () -> clients().sts(hers).decodeAuthorizationMessage(request -> request.encodedMessage(encoded)));
        }
        assertRefused(
                400,
                "ValidationError",
                () -> clients()
                        .sts(account.keys())
                        .decodeAuthorizationMessage(request -> request.encodedMessage("A".repeat(10_241))));
    }

    @Test
    default void a_decision_is_explained_to_who_may_know() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        Keys hers = hers(iam);
        String ann = "arn:aws:iam::%s:user/ann".formatted(account.id());
        iam.putUserPolicy(request ->
                request.userName("ann").policyName("own").policyDocument(Documents.allow("chancery:Evaluate", ann)));
        RawRequest asked = new RawRequest(clients().address().gateway())
                .path("/access/v1/evaluation")
                .service("chancery")
                .body(RawRequest.JSON, """
                        {"subject": {"type": "iam", "id": "%s"}, "action": {"name": "chancery:Simulate"},
                         "resource": {"type": "any", "id": "*"}, "context": {"chancery:explain": true}}""".formatted(ann));

        RawRequest.Answer refused = asked.signed(hers).send();
        RawRequest.Answer told = asked.signed(account.keys()).send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("chancery:");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(json(told.body())
                        .path("context")
                        .path("explanation")
                        .path("policyTypes")
                        .toString())
                .isEqualTo("[{\"policyType\":\"IDENTITY\",\"result\":\"ImplicitlyDenied\"}]");
    }

    private static Keys hers(IamClient iam) {
        iam.createUser(request -> request.userName("ann"));
        return Keys.of(iam.createAccessKey(request -> request.userName("ann")).accessKey());
    }

    /** A denial by the owner of users, or by that of policies. */
    private String denied(Keys keys, String service) {
        IamClient iam = clients().iam(keys);
        IamException denial = catchThrowableOfType(IamException.class, () -> {
            if (service.equals("iam")) {
                iam.deleteUser(request -> request.userName("admin"));
            } else {
                iam.listPolicies();
            }
        });
        assertThat(denial.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        return denial.awsErrorDetails().errorMessage();
    }

    private static void assertInvalid(StsClient sts, String encoded) {
        InvalidAuthorizationMessageException invalid = catchThrowableOfType(
                InvalidAuthorizationMessageException.class,
                () -> sts.decodeAuthorizationMessage(request -> request.encodedMessage(encoded)));
        assertThat(invalid.statusCode()).isEqualTo(400);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
