package io.chancery.policy.analysis;

import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.wire.query.QueryParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policy checks of the IAM Access Analyzer API (version 2019-11-01), at its paths and for its actions, such as {@code
 * access-analyzer:ValidatePolicy}: clients made for AWS find them here.
 */
@Path("/policy")
public class AccessAnalyzerResource {

    private static final byte[] NO_BODY = {};
    private static final String MAX_RESULTS = "maxResults";
    private static final String NEXT_TOKEN = "nextToken";
    private static final int MOST = 999;
    /** A token is a finding's place, and a large policy has more findings than a page. */
    private static final int ANY_FINDING = Integer.MAX_VALUE;

    private final Analyses analyses;

    AccessAnalyzerResource(Analyses analyses) {
        this.analyses = analyses;
    }

    @POST
    @Path("validation")
    public Uni<Response> validatePolicy(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(
                request,
                body,
                "access-analyzer:ValidatePolicy",
                sent -> analyses.validatePolicy.answer(sent).page(page(request)));
    }

    @POST
    @Path("check-no-new-access")
    public Uni<Response> checkNoNewAccess(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(request, body, "access-analyzer:CheckNoNewAccess", analyses.checkNoNewAccess::answer);
    }

    @POST
    @Path("check-access-not-granted")
    public Uni<Response> checkAccessNotGranted(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(
                request, body, "access-analyzer:CheckAccessNotGranted", analyses.checkAccessNotGranted::answer);
    }

    @POST
    @Path("check-no-public-access")
    public Uni<Response> checkNoPublicAccess(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(
                request, body, "access-analyzer:CheckNoPublicAccess", analyses.checkNoPublicAccess::answer);
    }

    private static ValidatePolicy.Page page(HttpServerRequest request) {
        var parameters = QueryParameters.parse(
                NO_BODY, "", Optional.ofNullable(request.query()).orElse(""));
        if (!Set.of(MAX_RESULTS, NEXT_TOKEN).containsAll(parameters.all().keySet())) {
            throw InvalidRequest.saying("the only parameters are 'maxResults' and 'nextToken'");
        }
        return new ValidatePolicy.Page(
                parameters
                        .value(NEXT_TOKEN)
                        .map(text -> number(NEXT_TOKEN, text, ANY_FINDING, "one that this operation has answered"))
                        .orElse(0),
                parameters
                        .value(MAX_RESULTS)
                        .map(text -> number(MAX_RESULTS, text, MOST, "a number from 1 to %d".formatted(MOST)))
                        .orElse(Integer.MAX_VALUE));
    }

    private static int number(String parameter, String text, int limit, String expected) {
        if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > limit) {
            throw InvalidRequest.at(parameter, "is '%s'; it must be %s".formatted(text, expected));
        }
        return Integer.parseInt(text);
    }
}
