package io.chancery.runtime.operation;

import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Origin;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Condition keys that every request has ("AWS global condition context keys", IAM User Guide). */
public final class RequestContexts {

    private RequestContexts() {}

    /** What the request itself tells, with what the operation adds; the caller's own keys come from the cache. */
    public static Map<String, List<String>> of(Call call, Permission permission) {
        Origin origin = call.origin();
        var keys = new HashMap<String, List<String>>(permission.context());
        origin.sourceIp().ifPresent(ip -> keys.put("aws:SourceIp", List.of(ip)));
        origin.userAgent().ifPresent(agent -> keys.put("aws:UserAgent", List.of(agent)));
        keys.put("aws:RequestedRegion", List.of(origin.region()));
        keys.put("aws:SecureTransport", List.of(String.valueOf(origin.secureTransport())));
        // In whole seconds, as AWS tells the time and as decisions do that are asked for over HTTP.
        keys.put(
                "aws:CurrentTime",
                List.of(call.receivedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        keys.put("aws:EpochTime", List.of(String.valueOf(call.receivedAt().getEpochSecond())));
        // Always there; and here nothing calls in a caller's stead ("aws:ViaAWSService", the same page).
        keys.put("aws:ViaAWSService", List.of("false"));
        return Map.copyOf(keys);
    }
}
