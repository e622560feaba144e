package io.chancery.gateway.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.chancery.contracts.ContractJson;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks every service that keeps something to verify it ({@code POST /internal/verify}), all at once. */
@ApplicationScoped
public class Verification {

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final PatientClient services;
    private final List<Peer> keepers = new ArrayList<>(List.of(Peer.IDENTITY, Peer.POLICY));

    public Verification(PatientClient services, ChanceryConfig config) {
        this.services = services;
        if (config.auditUrl().isPresent()) {
            keepers.add(Peer.AUDIT);
        }
    }

    /**
     * @param passed whether every service answered, and found nothing wrong
     * @param services each one's report by its name, or {@code {"error": …}}
     */
    public record Report(boolean passed, Map<String, JsonNode> services) {}

    private record One(Peer peer, boolean passed, JsonNode report) {}

    Uni<Report> run(String requestId) {
        List<Uni<One>> all =
                keepers.stream().map(peer -> verify(peer, requestId)).toList();
        return Uni.join().all(all).andFailFast().map(Verification::merged);
    }

    private static Report merged(List<One> all) {
        var reports = new TreeMap<String, JsonNode>();
        all.forEach(one -> reports.put(one.peer().serviceName(), one.report()));
        return new Report(all.stream().allMatch(One::passed), reports);
    }

    private Uni<One> verify(Peer peer, String requestId) {
        return services.client()
                .send(
                        peer,
                        "POST",
                        "/internal/verify",
                        "application/json",
                        NOTHING,
                        requestId,
                        Optional.empty(),
                        Optional.empty())
                .map(answer -> read(peer, answer))
                .onFailure()
                .recoverWithItem(failure -> failed(peer, "no answer"));
    }

    private static One read(Peer peer, InternalClient.Answer answer) {
        if (answer.status() != 200) {
            return failed(peer, "status " + answer.status());
        }
        try {
            JsonNode report = ContractJson.MAPPER.readTree(answer.body());
            return new One(peer, isSound(report), report);
        } catch (IOException e) {
            return failed(peer, "no JSON");
        }
    }

    /** Tables and topics have no findings; audit-service calls what it folded sound. What says neither proves nothing. */
    static boolean isSound(JsonNode report) {
        JsonNode findings = report.path("findings");
        boolean nothingFound = findings.isArray() && findings.isEmpty();
        return nothingFound || report.path("sound").asBoolean(false);
    }

    private static One failed(Peer peer, String why) {
        return new One(peer, false, JsonNodeFactory.instance.objectNode().put("error", why));
    }
}
