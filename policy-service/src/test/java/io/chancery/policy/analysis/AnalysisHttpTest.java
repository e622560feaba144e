package io.chancery.policy.analysis;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.policy.World;
import io.chancery.policy.analysis.Calls.Answer;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.runtime.caller.Caller;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/policy/…} over HTTP. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class AnalysisHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String READ = World.allow("s3:GetObject", "arn:aws:s3:::data/*");
    private static final String READ_ALL = World.allow("s3:Get*", "arn:aws:s3:::data/*");
    private static final String FULL = World.allow("*", "*");
    private static final String PARTNERS =
            World.resourcePolicy("Allow", "{\"AWS\":\"444455556666\"}", "s3:GetObject", "arn:aws:s3:::data/*");
    private static final String EVERYBODYS =
            World.resourcePolicy("Allow", "\"*\"", "s3:GetObject", "arn:aws:s3:::data/*");

    @BeforeEach
    void ready() {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
    }

    @Test
    void a_finding_has_the_shape_of_the_access_analyzer_api() {
        Answer answer = Calls.post(
                "/v1/policy/validate",
                "{\"policyType\":\"IDENTITY_POLICY\",\"policyDocument\": %s}"
                        .formatted(World.allow("s3:GetObjekt", "arn:aws:s3:::data/*")));

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        JsonNode finding = answer.json().path("findings").path(0);
        assertThat(answer.json().path("findings")).hasSize(1);
        assertThat(finding.path("issueCode").textValue()).isEqualTo("INVALID_ACTION");
        assertThat(finding.path("findingType").textValue()).isEqualTo("ERROR");
        assertThat(finding.path("findingDetails").textValue())
                .isEqualTo("The service s3 has no action \"GetObjekt\". Did you mean s3:GetObject?");
        assertThat(finding.path("learnMoreLink").textValue())
                .isEqualTo(
                        "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html"
                                + "#access-analyzer-reference-policy-checks-error-invalid-action");
        assertThat(finding.path("locations").path(0).toString())
                .isEqualTo("{\"path\":[{\"value\":\"Statement\"},{\"index\":0},{\"value\":\"Action\"}],"
                        + "\"span\":{\"start\":{\"line\":1,\"column\":64,\"offset\":64},"
                        + "\"end\":{\"line\":1,\"column\":78,\"offset\":78}}}");
    }

    @Test
    void malformed_json_is_a_finding() {
        Answer answer =
                Calls.post("/v1/policy/validate", "{\"policyType\":\"IDENTITY_POLICY\",\"policyDocument\":\"{\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("findings").path(0).path("issueCode").textValue())
                .isEqualTo("JSON_SYNTAX_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "validate|{}|'policyType' is missing",
                "validate|{'policyType':'TRUST','policyDocument':{}}|'policyType' is 'TRUST'; it must be one of [IDENTITY_POLICY, RESOURCE_POLICY, SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY]",
                "validate|{'policyType':'IDENTITY_POLICY'}|'policyDocument' is missing",
                "validate|{'policyType':'IDENTITY_POLICY','policyDocument':7}|'policyDocument' must be a string, not a number",
                "validate|{'policyType':'IDENTITY_POLICY','policyDocument':{},'language':'DE'}|'language' is not a known member; known are [locale, policyDocument, policyType, validatePolicyResourceType]",
                "validate|{'policyType':'IDENTITY_POLICY','policyDocument':{},'locale':'NL'}|'locale' is 'NL'; it must be one of [DE, EN, ES, FR, IT, JA, KO, PT_BR, ZH_CN, ZH_TW]",
                "validate|{'policyType':'IDENTITY_POLICY','policyDocument':{},'validatePolicyResourceType':'AWS::S3::Bucket'}|'validatePolicyResourceType' goes with the policyType RESOURCE_POLICY only",
                "check-no-new-access|[]|the body must be an object, not a list",
                "check-no-new-access|{'policyType':'IDENTITY_POLICY','existingPolicyDocument':{},'newPolicyDocument':{}}|'existingPolicyDocument' is no such policy: Syntax errors in policy. Missing required field Statement (line 1, column 1)",
                "check-access-not-granted|{'policyType':'IDENTITY_POLICY','policyDocument':{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*'}},'access':[{}]}|'access[0]' must name 'actions', 'resources' or both",
                "check-access-not-granted|{'policyType':'IDENTITY_POLICY','policyDocument':{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}}|'access' must have at least one item",
                "external-access|{'account':'12','policyDocument':{}}|'account' is '12'; an account has twelve digits"
            })
    void a_call_that_is_not_understood_is_refused(String operation, String body, String message) {
        Answer answer = Calls.post("/v1/policy/" + operation, body.replace('\'', '"'));

        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_policy_that_grants_more_is_shown_by_a_request_that_a_simulation_decides_otherwise() {
        Answer answer = newAccess("IDENTITY_POLICY", READ, READ_ALL);

        assertThat(answer.json().path("result").textValue()).isEqualTo("FAIL");
        assertThat(answer.json().path("reasons").toString())
                .isEqualTo("[{\"description\":\"New access in the statement with index: 0.\",\"statementIndex\":0}]");
        JsonNode witness = answer.json().path("witness");
        assertThat(witness.path("action").textValue()).startsWith("s3:Get").isNotEqualTo("s3:GetObject");
        assertThat(simulated(witness, "\"identityPolicies\":[%s]".formatted(READ_ALL)))
                .isEqualTo("Allowed");
        assertThat(simulated(witness, "\"identityPolicies\":[%s]".formatted(READ)))
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void so_is_a_resource_policy() {
        JsonNode witness =
                newAccess("RESOURCE_POLICY", PARTNERS, EVERYBODYS).json().path("witness");

        assertThat(simulated(witness, "\"identityPolicies\":[%s],\"resourcePolicy\":%s".formatted(FULL, EVERYBODYS)))
                .isEqualTo("Allowed");
        assertThat(simulated(witness, "\"identityPolicies\":[%s],\"resourcePolicy\":%s".formatted(FULL, PARTNERS)))
                .isEqualTo("ImplicitlyDenied");
    }

    @Test
    void a_policy_that_grants_less_passes() {
        Answer answer = newAccess("IDENTITY_POLICY", READ_ALL, READ);

        assertThat(answer.json().toString())
                .isEqualTo(
                        "{\"result\":\"PASS\",\"message\":\"The modified permissions do not grant new access compared to"
                                + " your existing policy.\",\"reasons\":[]}");
    }

    @Test
    void what_cannot_be_decided_does_not_pass() {
        String resources = IntStream.range(0, 26)
                .mapToObj(i -> "\"arn:aws:s3:::*%c*\"".formatted((char) ('A' + i)))
                .collect(Collectors.joining(","));
        String wide = FULL.replace("\"Resource\":\"*\"", "\"Resource\":[%s]".formatted(resources));

        Answer answer = newAccess("IDENTITY_POLICY", World.allow("*", "arn:aws:s3:::data"), wide);

        assertThat(answer.json().path("result").textValue()).isEqualTo("FAIL");
        assertThat(answer.json().path("undecided").booleanValue()).isTrue();
        assertThat(answer.json().path("message").textValue())
                .isEqualTo(
                        "It could not be decided, and so counts as granted: the policies have too many cases to go through.");
        assertThat(answer.json().has("witness")).isFalse();
    }

    @Test
    void access_that_must_not_be_granted_is_found() {
        String call = "{\"policyType\":\"IDENTITY_POLICY\",\"policyDocument\":%s,\"access\":[{\"actions\":[\"%s\"]}]}";
        Answer granted =
                Calls.post("/v1/policy/check-access-not-granted", call.formatted(READ_ALL, "s3:GetBucketPolicy"));
        Answer not = Calls.post("/v1/policy/check-access-not-granted", call.formatted(READ, "s3:GetBucketPolicy"));

        assertThat(granted.json().path("result").textValue()).isEqualTo("FAIL");
        assertThat(granted.json().path("witness").path("action").textValue()).isEqualTo("s3:GetBucketPolicy");
        assertThat(simulated(granted.json().path("witness"), "\"identityPolicies\":[%s]".formatted(READ_ALL)))
                .isEqualTo("Allowed");
        assertThat(not.json().path("result").textValue()).isEqualTo("PASS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'resources':['example']        | Invalid ARN: 'access[0].resources[0]' is 'example'; it must be an ARN or '*'",
                "'resources':['*','arn:aws:s3'] | Invalid ARN: 'access[0].resources[1]' is 'arn:aws:s3'; it must be an ARN or '*'",
                "'resources':['']               | Invalid ARN: 'access[0].resources[0]' is ''; it must be an ARN or '*'",
                "'actions':['GetObject']        | 'access[0].actions[0]' is 'GetObject'; it must have the form s3:GetObject",
                "'actions':['s3:GetObject ']    | 'access[0].actions[0]' is 's3:GetObject '; it must have the form s3:GetObject",
                "'actions':['s3:Get:Object']    | 'access[0].actions[0]' is 's3:Get:Object'; it must have the form s3:GetObject"
            },
            quoteCharacter = '`')
    void access_that_nobody_can_have_is_refused(String access, String message) {
        Answer answer = Calls.post(
                "/v1/policy/check-access-not-granted",
                "{\"policyType\":\"IDENTITY_POLICY\",\"policyDocument\":%s,\"access\":[{%s}]}"
                        .formatted(READ_ALL, access.replace('\'', '"')));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").textValue()).isEqualTo(message);
    }

    @Test
    void a_witness_of_any_resource_can_be_simulated() {
        JsonNode witness = newAccess("IDENTITY_POLICY", World.allow("s3:Get*", "*"), World.allow("s3:*", "*"))
                .json()
                .path("witness");

        assertThat(witness.path("resource").textValue()).startsWith("arn:aws:");
        assertThat(simulated(witness, "\"identityPolicies\":[%s]".formatted(World.allow("s3:*", "*"))))
                .isEqualTo("Allowed");
    }

    @Test
    void public_access_is_found() {
        String call = "{\"resourceType\":\"AWS::S3::Bucket\",\"policyDocument\":%s}";
        Answer everybody = Calls.post("/v1/policy/check-no-public-access", call.formatted(EVERYBODYS));
        Answer partner = Calls.post("/v1/policy/check-no-public-access", call.formatted(PARTNERS));

        assertThat(everybody.json().path("result").textValue()).isEqualTo("FAIL");
        assertThat(simulated(
                        everybody.json().path("witness"),
                        "\"identityPolicies\":[%s],\"resourcePolicy\":%s".formatted(FULL, EVERYBODYS)))
                .isEqualTo("Allowed");
        assertThat(partner.json().path("result").textValue()).isEqualTo("PASS");
    }

    @Test
    void whom_a_given_policy_lets_in_from_outside_is_told() {
        String call = "{\"account\":\"111122223333\",\"policyDocument\":%s%s}";
        Answer outside = Calls.post("/v1/policy/external-access", call.formatted(PARTNERS, ""));
        Answer trusted = Calls.post(
                "/v1/policy/external-access", call.formatted(PARTNERS, ",\"trustedAccounts\":[\"444455556666\"]"));

        JsonNode finding = outside.json().path("findings").path(0);
        assertThat(finding.path("principal").toString()).isEqualTo("{\"AWS\":\"444455556666\"}");
        assertThat(finding.path("action").toString()).isEqualTo("[\"s3:GetObject\"]");
        assertThat(finding.path("isPublic").booleanValue()).isFalse();
        assertThat(finding.path("witness").path("resourceAccount").textValue()).isEqualTo("111122223333");
        assertThat(simulated(
                        finding.path("witness"),
                        "\"identityPolicies\":[%s],\"resourcePolicy\":%s".formatted(FULL, PARTNERS)))
                .isEqualTo("Allowed");
        assertThat(trusted.json().path("findings")).isEmpty();
    }

    @Test
    void the_access_analyzer_api_answers_findings_in_pages() {
        String call = "{\"policyType\":\"IDENTITY_POLICY\",\"locale\":\"EN\",\"policyDocument\":%s}"
                .formatted(JSON.getNodeFactory().textNode("{\"Statement\":[{\"Action\":\"s3:GetObjekt\"}]}"));
        JsonNode all = Calls.post("/policy/validation", call).json();
        int count = all.path("findings").size();
        assertThat(count).isGreaterThan(2);
        assertThat(all.has("nextToken")).isFalse();

        JsonNode first = Calls.post("/policy/validation?maxResults=2", call).json();
        JsonNode rest = Calls.post(
                        "/policy/validation?nextToken="
                                + first.path("nextToken").textValue(),
                        call)
                .json();
        assertThat(first.path("findings"))
                .containsExactly(
                        all.path("findings").path(0), all.path("findings").path(1));
        assertThat(rest.path("findings")).hasSize(count - 2);
        assertThat(rest.path("findings").path(0)).isEqualTo(all.path("findings").path(2));
        assertThat(rest.has("nextToken")).isFalse();
        assertThat(Calls.post("/policy/validation?nextToken=999", call).json().toString())
                .isEqualTo("{\"findings\":[]}");
    }

    @Test
    void every_token_that_is_answered_leads_on() {
        String actions =
                IntStream.range(0, 2_100).mapToObj(i -> "\"s3:No" + i + "\"").collect(Collectors.joining(","));
        String call =
                "{\"policyType\":\"IDENTITY_POLICY\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[%s],\"Resource\":\"*\"}}}"
                        .formatted(actions);
        int all = Calls.post("/policy/validation", call).json().path("findings").size();
        assertThat(all).isGreaterThan(2_000);

        int told = 0;
        String query = "?maxResults=999";
        for (String next = ""; ; ) {
            JsonNode page =
                    Calls.post("/policy/validation" + query + next, call).json();
            assertThat(page.path("findings").size())
                    .as(page.path("message").asText())
                    .isPositive();
            told += page.path("findings").size();
            if (!page.has("nextToken")) {
                break;
            }
            next = "&nextToken=" + page.path("nextToken").textValue();
        }
        assertThat(told).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "maxResults=1000|'maxResults' is '1000'; it must be a number from 1 to 999",
                "maxResults=0|'maxResults' is '0'; it must be a number from 1 to 999",
                "maxResults=x|'maxResults' is 'x'; it must be a number from 1 to 999",
                "nextToken=-1|'nextToken' is '-1'; it must be one that this operation has answered",
                "page=2|the only parameters are 'maxResults' and 'nextToken'"
            })
    void a_page_that_is_none_is_refused(String query, String message) {
        Answer answer =
                Calls.post("/policy/validation?" + query, "{\"policyType\":\"IDENTITY_POLICY\",\"policyDocument\":{}}");

        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void the_access_analyzer_api_checks_access() {
        assertThat(Calls.post(
                                "/policy/check-no-new-access",
                                "{\"policyType\":\"IDENTITY_POLICY\",\"existingPolicyDocument\":%s,\"newPolicyDocument\":%s}"
                                        .formatted(READ, READ_ALL))
                        .json()
                        .path("result")
                        .textValue())
                .isEqualTo("FAIL");
        assertThat(Calls.post(
                                "/policy/check-access-not-granted",
                                "{\"policyType\":\"IDENTITY_POLICY\",\"policyDocument\":%s,\"access\":[{\"actions\":[\"s3:PutObject\"]}]}"
                                        .formatted(READ))
                        .json()
                        .path("result")
                        .textValue())
                .isEqualTo("PASS");
        assertThat(Calls.post(
                                "/policy/check-no-public-access",
                                "{\"resourceType\":\"AWS::S3::Bucket\",\"policyDocument\":%s}".formatted(EVERYBODYS))
                        .json()
                        .path("result")
                        .textValue())
                .isEqualTo("FAIL");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/policy/validation,access-analyzer:ValidatePolicy",
        "POST,/policy/check-no-new-access,access-analyzer:CheckNoNewAccess",
        "POST,/policy/check-access-not-granted,access-analyzer:CheckAccessNotGranted",
        "POST,/policy/check-no-public-access,access-analyzer:CheckNoPublicAccess",
        "POST,/v1/policy/validate,chancery:ValidatePolicy",
        "POST,/v1/policy/check-no-new-access,chancery:CheckNoNewAccess",
        "POST,/v1/policy/check-access-not-granted,chancery:CheckAccessNotGranted",
        "POST,/v1/policy/check-no-public-access,chancery:CheckNoPublicAccess",
        "POST,/v1/policy/external-access,chancery:FindExternalAccess",
        "GET,/v1/external-access,chancery:ListExternalAccess",
        "GET,/v1/catalogue/services,chancery:DescribeServices",
        "GET,/v1/catalogue/services/s3,chancery:DescribeServices"
    })
    void a_caller_needs_permission(String method, String path, String action) {
        String body = method.equals("GET") ? "" : "{}";
        AccountId account = Suite.freshAccount();
        Caller alice = alice(account);

        assertThat(Calls.nobody(method, path, body).status()).isEqualTo(401);
        eventually(() -> {
            Answer refused = Calls.as(alice, method, path, body);
            assertThat(refused.message()).contains("is not authorized to perform: %s on".formatted(action));
            assertThat(refused.status()).isEqualTo(403);
        });
        grant(account, action);
        eventually(() ->
                assertThat(Calls.as(alice, method, path, body).status()).isEqualTo(method.equals("GET") ? 200 : 400));
    }

    /** Somebody new each time: unique ids are never used again. */
    private static Caller alice(AccountId account) {
        UserId id = new UserId("AIDA" + random(17));
        AccessKeyId key = new AccessKeyId("AKIA" + random(16));
        Suite.happened(
                account,
                User.STREAM,
                id.value(),
                new UserCreated(id, account, "alice", "/", List.of(), Optional.empty(), World.NOW));
        Suite.happened(
                account,
                AccessKey.STREAM,
                key.value(),
                new AccessKeyCreated(key, account, KeyOwner.user(id), World.NOW));
        return new Caller(Caller.Type.USER, account, id.value(), Optional.of(key), Optional.empty());
    }

    private static String random(int length) {
        return ThreadLocalRandom.current()
                .ints(length, 0, BASE_32.length())
                .mapToObj(at -> BASE_32.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    private static void grant(AccountId account, String action) {
        String policy = World.allow(action, "*");
        eventually(() -> assertThat(Suite.root(
                                account,
                                "PutUserPolicy",
                                "UserName",
                                "alice",
                                "PolicyName",
                                "own",
                                "PolicyDocument",
                                policy)
                        .status())
                .isEqualTo(200));
    }

    private static Answer newAccess(String type, String existing, String updated) {
        return Calls.post(
                "/v1/policy/check-no-new-access",
                "{\"policyType\":\"%s\",\"existingPolicyDocument\":%s,\"newPolicyDocument\":%s}"
                        .formatted(type, existing, updated));
    }

    private static String simulated(JsonNode request, String policies) {
        JsonNode result = Calls.post(
                        "/v1/policy/simulate", "{\"cases\":[{\"request\":%s,%s}]}".formatted(request, policies))
                .json()
                .path("results")
                .path(0);
        return result.path("result").asText(result.toString());
    }
}
