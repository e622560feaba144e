package io.chancery.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.AccountList;
import io.chancery.runtime.internal.OpenAccountRequest;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.chancery.testing.Eventually;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts are opened, whole, whatever comes in between. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class OpenAccountOverHttpTest {

    private static final String OPEN = "/internal/accounts";

    @Inject
    AccountBootstrap bootstrap;

    @BeforeEach
    void allowAll() {
        Suite.tell(Told.ALLOW_ALL);
    }

    private static Suite.Answer open(String accountId, Optional<String> admin) {
        return Suite.operator(OPEN, new OpenAccountRequest(Optional.of(accountId), Optional.empty(), admin));
    }

    private static SigningKeyRequest.Answer signer(OpenAccountRequest.Answer keys) {
        return Suite.operator(
                        "/internal/signing-keys",
                        new SigningKeyRequest(keys.accessKeyId(), Optional.empty(), "20260101", "us-east-1", "iam"))
                .as(SigningKeyRequest.Answer.class);
    }

    private static boolean isReady(String accountId) {
        return Suite.operator("/internal/accounts/list", new AccountList(Optional.empty()))
                .as(AccountList.Answer.class)
                .accounts()
                .stream()
                .filter(account -> account.accountId().value().equals(accountId))
                .findFirst()
                .orElseThrow()
                .ready();
    }

    @Test
    void without_an_administrator_the_keys_are_root_s_and_work_at_once() {
        OpenAccountRequest.Answer keys = Suite.openAccount();

        assertThat(keys.secretAccessKey()).hasSize(40);
        Caller caller = signer(keys).found().orElseThrow().caller();
        assertThat(caller.type()).isEqualTo(Caller.Type.ROOT);
        assertThat(caller.account()).isEqualTo(keys.accountId());
        assertThat(isReady(keys.accountId().value())).isTrue();
    }

    @Test
    void it_answers_only_once_the_new_key_is_decided_about_at_its_position() {
        OpenAccountRequest.Answer keys = Suite.openAccount();

        assertThat(Suite.asked().authorized()).anySatisfy(request -> {
            assertThat(request.permissions()).isEmpty();
            assertThat(request.caller().accessKeyId().orElseThrow().value()).isEqualTo(keys.accessKeyId());
            assertThat(request.atLeast())
                    .singleElement()
                    .satisfies(position -> assertThat(position.sequence()).isPositive());
        });
    }

    @Test
    void an_administrator_is_a_user_in_the_group_administrators() {
        Suite.Answer answer = open("200000000001", Optional.of("admin"));

        assertThat(answer.status()).isEqualTo(201);
        var keys = answer.as(OpenAccountRequest.Answer.class);
        assertThat(signer(keys).found().orElseThrow().caller().type()).isEqualTo(Caller.Type.USER);
        Caller root = Caller.root(new AccountId("200000000001"));
        assertThat(Suite.iam(root, "GetGroup", "GroupName", "Administrators").element("UserName"))
                .isEqualTo("admin");
        assertThat(Suite.asked().forms())
                .containsExactly("Action=AttachGroupPolicy&Version=2010-05-08&"
                        + attachment(Suite.asked().forms().getFirst()));
    }

    /** The two parameters come in any order. */
    private static String attachment(String form) {
        String group = "GroupName=Administrators";
        String policy = "PolicyArn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FAdministratorAccess";
        return form.endsWith(group) ? policy + "&" + group : group + "&" + policy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:CreateGroup",
                StubPolicyService.ATTACH,
                "iam:CreateUser",
                "iam:AddUserToGroup",
                StubPolicyService.LIVENESS
            })
    void stopped_at_any_step_the_same_request_finishes_it(String step) {
        String accountId = "21%010d".formatted(Math.abs(step.hashCode()) % 1_000_000_000L);
        Suite.tell(new Told(Set.of(), Set.of(step), 0));
        Suite.Answer broken = open(accountId, Optional.of("admin"));
        assertThat(broken.status()).isGreaterThanOrEqualTo(400);
        assertThat(isReady(accountId)).isFalse();

        Suite.tell(Told.ALLOW_ALL);
        Suite.Answer again = open(accountId, Optional.of("admin"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(isReady(accountId)).isTrue();
        assertComplete(accountId);
        assertThat(signer(again.as(OpenAccountRequest.Answer.class)).found()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:CreateGroup", StubPolicyService.ATTACH, "iam:CreateUser", "iam:AddUserToGroup"})
    void stopped_at_any_step_the_next_start_goes_on(String step) {
        String accountId = "22%010d".formatted(Math.abs(step.hashCode()) % 1_000_000_000L);
        Suite.tell(new Told(Set.of(), Set.of(step), 0));
        open(accountId, Optional.of("admin"));
        Suite.tell(Told.ALLOW_ALL);

        bootstrap.resumeAll();

        Eventually.eventually(() -> assertComplete(accountId));
        assertThat(isReady(accountId)).isFalse();
        assertThat(open(accountId, Optional.of("admin")).status()).isEqualTo(201);
    }

    private static void assertComplete(String accountId) {
        Caller root = Caller.root(new AccountId(accountId));
        assertThat(Suite.iam(root, "GetGroup", "GroupName", "Administrators").element("UserName"))
                .isEqualTo("admin");
        Suite.Answer keys = Suite.iam(root, "ListAccessKeys", "UserName", "admin");
        assertThat(keys.text().split("<AccessKeyId>", -1).length - 1).isLessThanOrEqualTo(1);
    }

    @Test
    void a_policy_service_that_lags_is_waited_for() {
        Suite.tell(new Told(Set.of(), Set.of(), 3));

        assertThat(open("230000000001", Optional.of("admin")).status()).isEqualTo(201);
    }

    @Test
    void an_id_is_taken_for_ever() {
        assertThat(open("240000000001", Optional.empty()).status()).isEqualTo(201);
        Suite.Answer taken = open("240000000001", Optional.empty());
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text()).contains("EntityAlreadyExists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "12345678901x", "000000000000", "1234567890123"})
    void a_malformed_id_is_refused(String accountId) {
        Suite.Answer refused = open(accountId, Optional.empty());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("ValidationError");
    }

    @Test
    void a_malformed_administrator_is_refused_before_anything_is_made() {
        assertThat(open("250000000001", Optional.of("no spaces allowed")).status())
                .isEqualTo(400);
        assertThat(open("250000000001", Optional.of("admin")).status()).isEqualTo(201);
    }

    @Test
    void an_alias_belongs_to_one_account() {
        var first = new OpenAccountRequest(Optional.empty(), Optional.of("acme-main"), Optional.empty());
        assertThat(Suite.operator(OPEN, first).status()).isEqualTo(201);

        Suite.Answer second = Suite.operator(OPEN, first);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("The account alias acme-main already exists.");
    }
}
