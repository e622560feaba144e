package io.chancery.policy.training;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.policy.config.PolicyConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service starts for a training run though it has no database, answers what it is asked, and is never ready. */
@QuarkusTest
@TestProfile(TrainingRunTest.Training.class)
class TrainingRunTest {

    private static final int EACH = 64;

    /** Nothing is there but what the training run brings. */
    public static final class Training implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TrainingResource.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Inject
    HttpServer server;

    @Inject
    PolicyConfig config;

    @Test
    void it_answers_every_question() throws IOException, InterruptedException {
        var questions = new TrainingQuestions(
                server.getPort(), Files.readString(config.operatorTokenFile().orElseThrow()));

        questions.awaitLoaded();

        assertThat(questions.ask(EACH)).isEqualTo(EACH * TrainingQuestions.CONNECTIONS);
    }

    @Test
    void it_is_never_ready() {
        given().get("/q/health/ready").then().statusCode(503);
    }
}
