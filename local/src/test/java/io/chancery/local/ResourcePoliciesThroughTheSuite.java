package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** Policies of resources, put with a signature and by the operator, and what is decided by them. */
interface ResourcePoliciesThroughTheSuite {

    SuiteClients clients();

    @Test
    default void a_bucket_s_policy_lets_in_whom_it_names() {
        Account account = clients().account();
        Account partner = clients().account();
        String bucket = "arn:aws:s3:::figures-" + account.id();
        IamClient iam = clients().iam(account.keys());
        String ann = iam.createUser(request -> request.userName("ann")).user().arn();
        IamClient theirs = clients().iam(partner.keys());
        String bob =
                theirs.createUser(request -> request.userName("bob")).user().arn();
        String document = """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": ["%s", "%s"]}, "Action": "s3:GetObject", "Resource": "%s/*"},
                  {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "%s/closed/*"}]}""".formatted(ann, bob, bucket, bucket);
        assertThat(decision(ann, bucket + "/q1", "")).contains("\"decision\":false");

        RawRequest.Answer put = signed(bucket, account.keys())
                .method("PUT")
                .body(RawRequest.JSON, document)
                .send();
        assertThat(put.status()).as(put.body()).isEqualTo(201);
        String revision = revision(put);

        assertThat(decision(ann, bucket + "/q1", revision)).contains("\"decision\":true");
        assertThat(decision(ann, bucket + "/closed/q1", revision)).contains("ExplicitlyDenied");
        assertThat(decision(bob, bucket + "/q1", revision)).contains("\"decision\":false");
        theirs.putUserPolicy(request -> request.userName("bob")
                .policyName("reads")
                .policyDocument(Documents.allow("s3:GetObject", bucket + "/*")));
        assertThat(clients().decide(bob, "s3:GetObject", bucket + "/q1").allowed())
                .isTrue();

        RawRequest.Answer taken = signed(bucket, partner.keys())
                .method("PUT")
                .body(RawRequest.JSON, document)
                .send();
        assertThat(taken.status()).as(taken.body()).isEqualTo(409);
        assertThat(signed(bucket, account.keys()).method("GET").send().status()).isEqualTo(200);
        assertThat(signed(bucket, account.keys()).method("DELETE").send().status())
                .isEqualTo(204);
        assertThat(signed(bucket, account.keys()).method("GET").send().status()).isEqualTo(404);
    }

    @Test
    default void the_operator_sets_a_bucket_s_policy_for_an_account() {
        Account account = clients().account();
        String bucket = "arn:aws:s3:::figures-" + account.id();
        String document = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
                  "Action": "s3:GetObject", "Resource": "%s/*"}}""".formatted(bucket);

        RawRequest.Answer put = new RawRequest(clients().address().gateway())
                .path(path(bucket) + "?account=" + account.id())
                .method("PUT")
                .body(RawRequest.JSON, document)
                .header("Authorization", "Bearer " + clients().address().operatorToken())
                .send();

        assertThat(put.status()).as(put.body()).isEqualTo(201);
        assertThat(signed(bucket, account.keys()).method("GET").send().body()).contains("\"Principal\":\"*\"");
    }

    private RawRequest signed(String resource, Keys keys) {
        return new RawRequest(clients().address().gateway())
                .path(path(resource))
                .service("chancery")
                .signed(keys);
    }

    private static String path(String resource) {
        return "/v1/resource-policies/" + URLEncoder.encode(resource, StandardCharsets.UTF_8);
    }

    private static String revision(RawRequest.Answer put) {
        Matcher revision = Pattern.compile("\"revision\":\"([^\"]+)\"").matcher(put.body());
        assertThat(revision.find()).as(put.body()).isTrue();
        return revision.group(1);
    }

    /** Asked by the operator. @param revision that the decision must have seen; may be empty */
    private String decision(String subject, String resource, String revision) {
        String context = revision.isEmpty() ? "" : ",\"context\":{\"chancery:atLeast\":[\"%s\"]}".formatted(revision);
        return new RawRequest(clients().address().gateway())
                .path("/access/v1/evaluation")
                .header("Authorization", "Bearer " + clients().address().operatorToken())
                .body(
                        RawRequest.JSON,
                        "{\"subject\":{\"type\":\"iam\",\"id\":\"%s\"},\"action\":{\"name\":\"s3:GetObject\"},\"resource\":{\"type\":\"s3\",\"id\":\"%s\"}%s}"
                                .formatted(subject, resource, context))
                .send()
                .body();
    }
}
