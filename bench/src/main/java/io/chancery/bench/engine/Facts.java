package io.chancery.bench.engine;

import io.chancery.bench.population.Question;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestPrincipal;
import java.time.Instant;

/**
 * What a request comes down to for a peer.
 *
 * @param time seconds since 1970
 * @param username empty for sessions of roles
 * @param owner what stands between the resource's first slash and the next, which is the user's name in the resources that
 *     policies name with a variable; for peers that cannot put a name into a pattern
 */
public record Facts(
        String action, String resource, String sourceIp, boolean mfa, long time, String username, String owner) {

    /** The facts of a question. */
    public static Facts of(Question question) {
        AccessRequest request = question.request();
        return new Facts(
                request.action(),
                request.resource(),
                request.context().single("aws:SourceIp").orElseThrow(),
                request.context().single("aws:MultiFactorAuthPresent").isPresent(),
                Instant.parse(request.context().single("aws:CurrentTime").orElseThrow())
                        .getEpochSecond(),
                request.principal() instanceof RequestPrincipal.User user ? user.userName() : "",
                owner(request.resource()));
    }

    private static String owner(String resource) {
        int slash = resource.indexOf('/');
        if (slash < 0) {
            return "";
        }
        int next = resource.indexOf('/', slash + 1);
        return resource.substring(slash + 1, next < 0 ? resource.length() : next);
    }
}
