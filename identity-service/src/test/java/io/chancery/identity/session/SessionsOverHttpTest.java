package io.chancery.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.internal.CloseAccountRequest;
import io.chancery.runtime.internal.SessionStatements;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.chancery.runtime.operation.Permission;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.chancery.wire.sigv4.SigV4;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STS and signing keys: temporary credentials are given to those who may, and work on the next call. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class SessionsOverHttpTest {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}";
    private static final String SESSION_POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";

    @Inject
    SessionTokens tokens;

    @Inject
    SessionStatements statements;

    private AccountId account;
    private String keyId;
    private String secret;
    private Caller root;
    private Caller alice;
    private String aliceArn;
    private String roleArn;

    @BeforeEach
    void a_user_and_a_role() {
        Suite.tell(Told.ALLOW_ALL);
        var opened = Suite.openAccount();
        account = opened.accountId();
        root = Caller.root(account);
        Suite.Answer user = Suite.iam(root, "CreateUser", "UserName", "alice", "Path", "/staff/");
        aliceArn = user.element("Arn");
        Suite.Answer key = Suite.iam(root, "CreateAccessKey", "UserName", "alice");
        keyId = key.element("AccessKeyId");
        secret = key.element("SecretAccessKey");
        alice = new Caller(
                Caller.Type.USER,
                account,
                user.element("UserId"),
                Optional.of(new AccessKeyId(keyId)),
                Optional.empty());
        roleArn = Suite.iam(root, "CreateRole", "RoleName", "Ops", "Path", "/team/", "AssumeRolePolicyDocument", TRUST)
                .element("Arn");
    }

    private static SigningKeyRequest.Answer signer(String accessKeyId, Optional<String> token) {
        return Suite.operator(
                        "/internal/signing-keys",
                        new SigningKeyRequest(accessKeyId, token, "20260101", "eu-west-1", "sts"))
                .as(SigningKeyRequest.Answer.class);
    }

    private Suite.Answer assume(Caller caller, String... more) {
        var parameters = new ArrayList<>(List.of("RoleArn", roleArn, "RoleSessionName", "shift-1"));
        parameters.addAll(List.of(more));
        return Suite.sts(caller, "AssumeRole", parameters.toArray(String[]::new));
    }

    private static Caller sessionOf(Suite.Answer assumed) {
        return signer(assumed.element("AccessKeyId"), Optional.of(assumed.element("SessionToken")))
                .found()
                .orElseThrow()
                .caller();
    }

    private SessionFacts facts(Caller session) {
        return statements.verify(session.sessionStatement().orElseThrow()).orElseThrow();
    }

    @Test
    void a_long_term_key_s_signing_key_is_that_of_its_secret() {
        SigningKeyRequest.Found found = signer(keyId, Optional.empty()).found().orElseThrow();

        assertThat(found.signingKey())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(SigV4.deriveSigningKey(secret, "20260101", "eu-west-1", "sts")));
        assertThat(found.caller()).isEqualTo(alice);
        assertThat(found.expiresAt()).isEmpty();
    }

    @Test
    void an_inactive_or_deleted_key_is_not_found() {
        Suite.iam(root, "UpdateAccessKey", "UserName", "alice", "AccessKeyId", keyId, "Status", "Inactive");
        assertThat(signer(keyId, Optional.empty()).found()).isEmpty();

        Suite.iam(root, "UpdateAccessKey", "UserName", "alice", "AccessKeyId", keyId, "Status", "Active");
        assertThat(signer(keyId, Optional.empty()).found()).isPresent();

        Suite.iam(root, "DeleteAccessKey", "UserName", "alice", "AccessKeyId", keyId);
        assertThat(signer(keyId, Optional.empty()).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIAAAAAAAAAAAAAAAAA", "AKIAQQQQQQQQQQQQQQQQ", "ASIAQQQQQQQQQQQQQQQQ", "", "nonsense"})
    void an_unknown_key_is_not_found(String unknown) {
        assertThat(signer(unknown, Optional.empty()).found()).isEmpty();
    }

    @Test
    void a_long_term_key_with_a_session_token_is_not_found() {
        assertThat(signer(keyId, Optional.of("dG9rZW4=")).found()).isEmpty();
    }

    @Test
    void every_kind_of_caller_learns_who_it_is() {
        Suite.Answer user = Suite.sts(alice, "GetCallerIdentity");
        assertThat(user.element("Arn")).isEqualTo(aliceArn);
        assertThat(user.element("UserId")).isEqualTo(alice.principalId());
        assertThat(user.element("Account")).isEqualTo(account.value());

        Suite.Answer rootUser = Suite.sts(root, "GetCallerIdentity");
        assertThat(rootUser.element("Arn")).isEqualTo("arn:aws:iam::" + account + ":root");
        assertThat(rootUser.element("UserId")).isEqualTo(account.value());

        Suite.Answer session = Suite.sts(sessionOf(assume(alice)), "GetCallerIdentity");
        assertThat(session.element("Arn")).isEqualTo("arn:aws:sts::" + account + ":assumed-role/Ops/shift-1");
        assertThat(session.element("UserId")).startsWith("AROA").endsWith(":shift-1");
    }

    @Test
    void a_role_is_assumed_and_its_credentials_work_at_once() {
        Suite.Answer assumed = assume(alice);

        assertThat(assumed.status()).isEqualTo(200);
        assertThat(assumed.element("AccessKeyId")).startsWith("ASIA").hasSize(20);
        assertThat(assumed.element("Arn")).isEqualTo("arn:aws:sts::" + account + ":assumed-role/Ops/shift-1");
        SigningKeyRequest.Found found = signer(
                        assumed.element("AccessKeyId"), Optional.of(assumed.element("SessionToken")))
                .found()
                .orElseThrow();
        assertThat(found.signingKey())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(SigV4.deriveSigningKey(
                                assumed.element("SecretAccessKey"), "20260101", "eu-west-1", "sts")));
        SessionFacts facts = facts(found.caller());
        assertThat(facts.assumedBy()).isEqualTo(aliceArn);
        assertThat(Duration.between(facts.issuedAt(), facts.expiresAt())).isEqualTo(Duration.ofHours(1));
        assertThat(found.expiresAt()).contains(facts.expiresAt());
    }

    @Test
    void what_is_asked_of_policy_service_names_the_role_and_the_circumstances() {
        assume(
                alice,
                "ExternalId",
                "partner-7",
                "SourceIdentity",
                "alice-laptop",
                "Tags.member.1.Key",
                "Project",
                "Tags.member.1.Value",
                "Rolls");

        var request = Suite.asked().authorized().getLast();
        assertThat(request.permissions())
                .extracting(permission -> permission.action() + " " + permission.resource())
                .containsExactly(
                        "sts:AssumeRole " + roleArn, "sts:TagSession " + roleArn, "sts:SetSourceIdentity " + roleArn);
        assertThat(request.permissions())
                .allSatisfy(permission -> assertThat(permission.context())
                        .containsEntry("sts:ExternalId", List.of("partner-7"))
                        .containsEntry("sts:RoleSessionName", List.of("shift-1"))
                        .containsEntry("sts:SourceIdentity", List.of("alice-laptop"))
                        .containsEntry("aws:RequestTag/Project", List.of("Rolls"))
                        .containsEntry("aws:TagKeys", List.of("Project"))
                        .containsEntry("aws:SourceIp", List.of("192.0.2.7")));
        assertThat(request.atLeast()).isNotEmpty();
    }

    @Test
    void session_policies_and_tags_are_in_the_statement() {
        Suite.Answer assumed = assume(
                alice,
                "Policy",
                SESSION_POLICY,
                "PolicyArns.member.1.arn",
                StubPolicyService.KNOWN_POLICY,
                "Tags.member.1.Key",
                "Project",
                "Tags.member.1.Value",
                "Rolls");

        SessionFacts facts = facts(sessionOf(assumed));
        assertThat(facts.sessionPolicies()).containsExactly(SESSION_POLICY);
        assertThat(facts.sessionPolicyIds()).containsExactly(StubPolicyService.KNOWN_POLICY_ID.value());
        assertThat(facts.tags()).containsEntry("Project", "Rolls");
        assertThat(Integer.parseInt(assumed.element("PackedPolicySize"))).isBetween(1, 100);
    }

    @Test
    void a_role_that_does_not_exist_is_denied_like_one_that_may_not_be_assumed() {
        roleArn = roleArn.replace("/Ops", "/Nobody");

        Suite.Answer denied = assume(alice);

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.element("Code")).isEqualTo("AccessDenied");
        assertThat(denied.element("Message"))
                .isEqualTo("User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                        .formatted(aliceArn, roleArn));
    }

    @Test
    void a_role_is_not_found_by_a_wrong_path() {
        roleArn = roleArn.replace("/team/", "/");

        assertThat(assume(alice).status()).isEqualTo(403);
    }

    @Test
    void a_denial_by_policy_service_gives_nothing() {
        Suite.tell(new Told(Set.of("sts:AssumeRole"), Set.of(), 0));

        Suite.Answer denied = assume(alice);

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text()).doesNotContain("SecretAccessKey");
    }

    @Test
    void no_answer_from_policy_service_is_no_credentials() {
        Suite.tell(new Told(Set.of(), Set.of(), 1));

        assertThat(assume(alice).status()).isEqualTo(503);
    }

    @Test
    void root_may_not_assume_roles() {
        Suite.Answer denied = assume(root);

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.element("Message")).isEqualTo("Roles may not be assumed by root accounts.");
    }

    @Test
    void a_chained_session_lasts_an_hour_at_most_and_keeps_its_source() {
        Suite.iam(
                root,
                "CreateRole",
                "RoleName",
                "Long",
                "AssumeRolePolicyDocument",
                TRUST,
                "MaxSessionDuration",
                "43200");
        Caller session = sessionOf(assume(alice, "SourceIdentity", "alice-laptop"));
        roleArn = "arn:aws:iam::" + account + ":role/Long";

        Suite.Answer tooLong = assume(session, "DurationSeconds", "3601");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.element("Message"))
                .isEqualTo("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                        + " chaining.");
        assertThat(facts(sessionOf(assume(session))).sourceIdentity()).contains("alice-laptop");
        assertThat(assume(session, "SourceIdentity", "somebody-else").status()).isEqualTo(403);
    }

    @Test
    void transitive_tags_go_on_from_session_to_session() {
        Caller first = sessionOf(assume(
                alice,
                "Tags.member.1.Key",
                "Project",
                "Tags.member.1.Value",
                "Rolls",
                "Tags.member.2.Key",
                "Room",
                "Tags.member.2.Value",
                "3",
                "TransitiveTagKeys.member.1",
                "Project"));
        Suite.tell(Told.ALLOW_ALL);

        Caller second = sessionOf(assume(first));

        assertThat(facts(second).tags()).isEqualTo(Map.of("Project", "Rolls"));
        assertThat(Suite.asked().authorized()).singleElement().satisfies(asked -> {
            assertThat(asked.permissions())
                    .extracting(Permission::action)
                    .containsExactly("sts:AssumeRole", "sts:TagSession");
            assertThat(asked.permissions().getFirst().context())
                    .containsEntry("aws:RequestTag/Project", List.of("Rolls"))
                    .containsEntry("sts:TransitiveTagKeys", List.of("Project"));
        });
        assertThat(facts(sessionOf(assume(second))).tags()).isEqualTo(Map.of("Project", "Rolls"));
        assertThat(assume(second, "Tags.member.1.Key", "project", "Tags.member.1.Value", "other")
                        .element("Code"))
                .isEqualTo("InvalidParameterValue");
        Suite.tell(new Told(Set.of("sts:TagSession"), Set.of(), 0));
        assertThat(assume(first).status()).isEqualTo(403);
    }

    @Test
    void a_role_of_another_account_is_assumed_across_accounts() {
        AccountId other = Suite.openAccount().accountId();
        roleArn = Suite.iam(Caller.root(other), "CreateRole", "RoleName", "Visitors", "AssumeRolePolicyDocument", TRUST)
                .element("Arn");

        Caller session = sessionOf(assume(alice));

        assertThat(session.account()).isEqualTo(other);
        assertThat(facts(session).assumedBy()).isEqualTo(aliceArn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:user/alice",
                "arn:aws:sts::123456789012:assumed-role/Ops/shift",
                "arn:aws:iam::1234:role/Ops-of-a-short-account",
                "arn:aws:iam::123456789012:role/",
                "this-is-no-arn-at-all"
            })
    void what_is_no_role_s_arn_is_refused(String arn) {
        roleArn = arn;

        Suite.Answer refused = assume(alice);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.element("Code")).isEqualTo("ValidationError");
    }

    @Test
    void wrong_parameters_are_refused_in_the_api_s_words() {
        assertThat(assume(alice, "DurationSeconds", "899").element("Message"))
                .contains("'durationSeconds' failed to satisfy constraint");
        assertThat(assume(alice, "DurationSeconds", "7200").element("Message"))
                .isEqualTo("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        assertThat(assume(alice, "Policy", "{}").element("Code")).isEqualTo("MalformedPolicyDocument");
        assertThat(assume(alice, "PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/Nothing")
                        .element("Code"))
                .isEqualTo("ValidationError");
        assertThat(assume(alice, "SerialNumber", "arn:aws:iam::123456789012:mfa/a", "TokenCode", "123456")
                        .element("Code"))
                .isEqualTo("AccessDenied");
        assertThat(assume(alice, "TransitiveTagKeys.member.1", "Project").element("Code"))
                .isEqualTo("InvalidParameterValue");
        assertThat(assume(alice, "Policy", " ".repeat(2000) + SESSION_POLICY).status())
                .isEqualTo(400);
    }

    @Test
    void a_token_is_good_for_its_own_key_only() {
        Suite.Answer one = assume(alice);
        Suite.Answer two = assume(alice);

        assertThat(signer(one.element("AccessKeyId"), Optional.of(two.element("SessionToken")))
                        .found())
                .isEmpty();
        assertThat(signer(one.element("AccessKeyId"), Optional.empty()).found()).isEmpty();
        byte[] tampered = Base64.getDecoder().decode(one.element("SessionToken"));
        tampered[tampered.length / 2] ^= 1;
        assertThat(signer(
                                one.element("AccessKeyId"),
                                Optional.of(Base64.getEncoder().encodeToString(tampered)))
                        .found())
                .isEmpty();
    }

    @Test
    void an_expired_token_is_told_from_a_wrong_one() {
        SessionFacts live = facts(sessionOf(assume(alice)));
        var expired = new SessionFacts(
                live.account(),
                live.roleId(),
                live.roleName(),
                live.sessionName(),
                live.accessKeyId(),
                List.of(),
                List.of(),
                live.tags(),
                live.transitiveTagKeys(),
                Optional.empty(),
                Optional.empty(),
                live.assumedBy(),
                Instant.now().minusSeconds(3601),
                Instant.now().minusSeconds(1));
        String token = tokens.seal(new SessionTokens.Session("x".repeat(40), expired));

        SigningKeyRequest.Answer answer = signer(live.accessKeyId().value(), Optional.of(token));

        assertThat(answer.found()).isEmpty();
        assertThat(answer.expired()).isTrue();
    }

    @Test
    void sessions_of_a_deleted_role_and_of_a_closed_account_end() {
        Suite.Answer assumed = assume(alice);
        Optional<String> token = Optional.of(assumed.element("SessionToken"));
        Suite.iam(root, "DeleteRole", "RoleName", "Ops");
        assertThat(signer(assumed.element("AccessKeyId"), token).found()).isEmpty();

        roleArn = Suite.iam(root, "CreateRole", "RoleName", "Ops", "AssumeRolePolicyDocument", TRUST)
                .element("Arn");
        Suite.Answer again = assume(alice);
        Suite.operator("/internal/accounts/close", new CloseAccountRequest(account.value()));
        assertThat(signer(again.element("AccessKeyId"), Optional.of(again.element("SessionToken")))
                        .found())
                .isEmpty();
        assertThat(assume(alice).status()).isEqualTo(403);
    }
}
