package io.chancery.gateway.http;

import io.chancery.contracts.ContractJson;
import io.chancery.runtime.failure.Failures;
import io.chancery.runtime.internal.InternalError;

/** The APIs beside AWS's: {@code {"code": …, "message": …}}, and who must say who they are is told how (RFC 6750). */
public final class JsonDialect implements Dialect {

    public static final String TYPE = "application/json";

    @Override
    public Reply refusal(Failures.Told told, Received request) {
        byte[] json = ContractJson.write(new InternalError(told.code(), told.message()));
        Reply reply = Reply.of(told.status(), TYPE, json);
        return told.status() == 401 ? reply.with("WWW-Authenticate", challenge(told)) : reply;
    }

    private static String challenge(Failures.Told told) {
        String realm = "Bearer realm=\"chancery\"";
        return told.code().equals("InvalidToken") ? realm + ", error=\"invalid_token\"" : realm;
    }
}
