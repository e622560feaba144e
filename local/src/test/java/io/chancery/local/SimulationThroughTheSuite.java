package io.chancery.local;

import static io.chancery.local.SuiteClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.Statement;

/** What would be decided, if: AWS's operations with the AWS SDK, and the suite's own endpoint. */
interface SimulationThroughTheSuite {

    String SIMULATE = "/v1/policy/simulate";
    String REPORT = "arn:aws:s3:::reports/2026.csv";
    String FROM_OFFICE = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::reports/*", "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}}""";

    SuiteClients clients();

    @Test
    default void a_principal_s_policies_are_simulated_as_they_decide() {
        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        String ann = iam.createUser(request -> request.userName("ann")).user().arn();
        iam.createGroup(request -> request.groupName("Staff"));
        iam.addUserToGroup(request -> request.groupName("Staff").userName("ann"));
        iam.putGroupPolicy(
                request -> request.groupName("Staff").policyName("office").policyDocument(FROM_OFFICE));

        EvaluationResult unknown = iam.simulatePrincipalPolicy(request ->
                        request.policySourceArn(ann).actionNames("s3:GetObject").resourceArns(REPORT))
                .evaluationResults()
                .getFirst();
        assertThat(unknown.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(clients().decide(ann, "s3:GetObject", REPORT).result()).isEqualTo("ImplicitlyDenied");
        assertThat(unknown.resourceSpecificResults().getFirst().missingContextValues())
                .containsExactly("aws:SourceIp");

        EvaluationResult office = iam.simulatePrincipalPolicy(request -> request.policySourceArn(ann)
                        .actionNames("s3:GetObject")
                        .resourceArns(REPORT)
                        .contextEntries(entry -> entry.contextKeyName("aws:SourceIp")
                                .contextKeyType(ContextKeyTypeEnum.IP)
                                .contextKeyValues("192.0.2.7")))
                .evaluationResults()
                .getFirst();
        assertThat(office.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        Statement statement = office.matchedStatements().getFirst();
        assertThat(statement.sourcePolicyId()).isEqualTo("group_Staff_office");
        assertThat(statement.sourcePolicyTypeAsString()).isEqualTo("IAM Policy");
        assertThat(statement.startPosition().line()).isEqualTo(1);
        assertThat(statement.endPosition().line()).isEqualTo(2);

        assertThat(iam.getContextKeysForPrincipalPolicy(request -> request.policySourceArn(ann))
                        .contextKeyNames())
                .containsExactly("aws:SourceIp");
        assertRefused(
                404,
                "NoSuchEntity",
                () -> iam.simulatePrincipalPolicy(
                        request -> request.policySourceArn(ann + "x").actionNames("s3:GetObject")));

        Keys hers =
                Keys.of(iam.createAccessKey(request -> request.userName("ann")).accessKey());
        assertRefused(
                403,
                "AccessDenied",
                () -> clients()
                        .iam(hers)
                        .simulatePrincipalPolicy(
                                request -> request.policySourceArn(ann).actionNames("s3:GetObject")));
    }

    @Test
    default void policies_that_exist_nowhere_are_simulated_page_by_page() {
        IamClient iam = clients().iam(clients().account().keys());
        assertThat(iam.simulateCustomPolicyPaginator(request -> request.policyInputList(
                                        Documents.allow("s3:Get*", "*"), Documents.deny("s3:GetObjectAcl", "*"))
                                .actionNames("s3:GetObject", "s3:GetObjectAcl", "s3:PutObject")
                                .maxItems(1))
                        .evaluationResults())
                .extracting(EvaluationResult::evalDecision)
                .containsExactly(
                        PolicyEvaluationDecisionType.ALLOWED,
                        PolicyEvaluationDecisionType.EXPLICIT_DENY,
                        PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(iam.getContextKeysForCustomPolicy(request -> request.policyInputList(FROM_OFFICE))
                        .contextKeyNames())
                .containsExactly("aws:SourceIp");
        assertRefused(
                400,
                "InvalidInput",
                () -> iam.simulateCustomPolicy(
                        request -> request.policyInputList("{}").actionNames("s3:GetObject")));
    }

    @Test
    default void everything_inline_is_simulated_for_the_operator_and_for_who_may() {
        String good = "{\"request\":{\"principal\":{\"type\":\"AWS\",\"arn\":\"arn:aws:iam::123456789012:user/alice\"},"
                + "\"action\":\"s3:GetObject\",\"resource\":\"%s\",\"context\":{\"aws:SourceIp\":[\"192.0.2.1\"]}},"
                        .formatted(REPORT)
                + "\"identityPolicies\":[%s]}".formatted(FROM_OFFICE);
        RawRequest call = new RawRequest(clients().address().gateway())
                .path(SIMULATE)
                .body(RawRequest.JSON, "{\"cases\":[%s,{\"request\":7},%s]}".formatted(good, good));

        RawRequest.Answer asOperator = call.header(
                        "Authorization", "Bearer " + clients().address().operatorToken())
                .send();
        assertThat(asOperator.status()).as(asOperator.body()).isEqualTo(200);
        JsonNode results = json(asOperator.body()).path("results");
        assertThat(results).hasSize(3);
        assertThat(results.path(0).path("result").textValue()).isEqualTo("Allowed");
        assertThat(results.path(1).path("error").path("field").textValue()).isEqualTo("request");
        assertThat(results.path(2)).isEqualTo(results.path(0));

        Account account = clients().account();
        IamClient iam = clients().iam(account.keys());
        iam.createUser(request -> request.userName("ann"));
        Keys hers =
                Keys.of(iam.createAccessKey(request -> request.userName("ann")).accessKey());
        RawRequest signed = new RawRequest(clients().address().gateway())
                .path(SIMULATE)
                .service("chancery")
                .body(RawRequest.JSON, "{\"cases\":[%s]}".formatted(good));
        assertThat(signed.signed(account.keys()).send().status()).isEqualTo(200);
        RawRequest.Answer refused = signed.signed(hers).send();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("chancery:Simulate");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
