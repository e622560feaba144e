package io.chancery.local;

import static io.chancery.local.SuiteClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.servers.Wait;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** Groups of accounts and their control policies, set by the operator, and what stock clients may then do. */
interface OrganizationThroughTheSuite {

    SuiteClients clients();

    @Test
    default void a_group_s_control_policies_bind_administrators_and_root_users_at_once() {
        Account account = clients().account();
        IamClient admin = clients().iam(account.keys());
        Keys rootKeys = clients().operator().resetRoot(account.id());
        IamClient root = clients().iam(rootKeys);
        String group = made("/v1/organization/groups", "{\"name\":\"frozen-%s\"}".formatted(account.id()));
        String policies = "/v1/organization/groups/" + group + "/service-control-policies";
        sent("PUT", policies, """
                {"policies": [{"name": "all", "document": %s}, {"name": "frozen", "document": %s}]}""".formatted(Documents.allow("*", "*"), Documents.deny("iam:CreateUser", "*")), 201);
        admin.createUser(request -> request.userName("before"));

        sent("PUT", "/v1/accounts/" + account.id() + "/group", "{\"group\":\"%s\"}".formatted(group), 200);

        assertThatThrownBy(() -> admin.createUser(request -> request.userName("during")))
                .hasMessageContaining("with an explicit deny in a service control policy");
        assertRefused(403, "AccessDenied", () -> root.createUser(request -> request.userName("during")));
        assertThat(admin.listUsers().users()).isNotEmpty();

        sent("DELETE", policies, "", 204);
        admin.createUser(request -> request.userName("after"));
        assertThat(operator("DELETE", "/v1/organization/groups/" + group, "").status())
                .isEqualTo(409);
        clients().operator().closeAccount(account.id());
        assertThat(Wait.until(
                        Duration.ofSeconds(60),
                        () -> operator("DELETE", "/v1/organization/groups/" + group, "")
                                        .status()
                                == 204))
                .as("a closed account is in no group")
                .isTrue();
    }

    @Test
    default void a_resource_control_policy_closes_what_an_account_has() {
        Account other = clients().account();
        String policies = "/v1/accounts/" + other.id() + "/resource-control-policies";
        sent("PUT", policies, """
                {"policies": [{"name": "closed", "document": {"Version": "2012-10-17", "Statement": {
                  "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*"}}}]}""", 201);
        String queue = "arn:aws:sqs:eu-west-1:%s:jobs".formatted(other.id());
        String root = "arn:aws:iam::%s:root".formatted(other.id());

        assertThat(clients()
                        .decide(root, "sns:Publish", queue.replace("sqs", "sns"))
                        .allowed())
                .isTrue();
        assertThat(Wait.until(
                        Duration.ofSeconds(60),
                        () -> !clients().decide(root, "sqs:SendMessage", queue).allowed()))
                .as("a resource control policy closes the account's queues to its own root user")
                .isTrue();
        sent("DELETE", policies, "", 204);
    }

    @Test
    default void an_account_s_administrator_does_not_change_what_binds_the_account() {
        Account account = clients().account();

        RawRequest.Answer refused = new RawRequest(clients().address().gateway())
                .path("/v1/accounts/" + account.id() + "/service-control-policies")
                .service("chancery")
                .signed(account.keys())
                .method("PUT")
                .body(
                        RawRequest.JSON,
                        "{\"policies\":[{\"name\":\"all\",\"document\":%s}]}".formatted(Documents.allow("*", "*")))
                .send();

        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("AccessDenied");
    }

    private void sent(String method, String path, String body, int status) {
        RawRequest.Answer answer = operator(method, path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private String made(String path, String body) {
        RawRequest.Answer made = operator("POST", path, body);
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(made.body());
        assertThat(id.find()).as(made.body()).isTrue();
        return id.group(1);
    }

    private RawRequest.Answer operator(String method, String path, String body) {
        return new RawRequest(clients().address().gateway())
                .path(path)
                .method(method)
                .body(RawRequest.JSON, body)
                .header("Authorization", "Bearer " + clients().address().operatorToken())
                .send();
    }
}
