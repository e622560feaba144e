package io.chancery.policy.analysis;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/policy/…}: what there is to say about policies that are sent along. For the operator, and for whom the
 * action of the operation's name is granted to, such as {@code chancery:ValidatePolicy}.
 */
@Path("/v1/policy")
public class AnalysisResource {

    private final Analyses analyses;

    AnalysisResource(Analyses analyses) {
        this.analyses = analyses;
    }

    @POST
    @Path("validate")
    public Uni<Response> validate(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(request, body, "chancery:ValidatePolicy", analyses.validatePolicy::answer);
    }

    @POST
    @Path("check-no-new-access")
    public Uni<Response> checkNoNewAccess(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(request, body, "chancery:CheckNoNewAccess", analyses.checkNoNewAccess::answer);
    }

    @POST
    @Path("check-access-not-granted")
    public Uni<Response> checkAccessNotGranted(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(request, body, "chancery:CheckAccessNotGranted", analyses.checkAccessNotGranted::answer);
    }

    @POST
    @Path("check-no-public-access")
    public Uni<Response> checkNoPublicAccess(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(request, body, "chancery:CheckNoPublicAccess", analyses.checkNoPublicAccess::answer);
    }

    @POST
    @Path("external-access")
    public Uni<Response> findExternalAccess(@Context HttpServerRequest request, byte @Nullable [] body) {
        return analyses.answer(request, body, "chancery:FindExternalAccess", analyses.findExternalAccess::answer);
    }
}
