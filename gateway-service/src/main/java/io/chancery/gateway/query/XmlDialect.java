package io.chancery.gateway.query;

import io.chancery.gateway.http.Dialect;
import io.chancery.gateway.http.Received;
import io.chancery.gateway.http.Reply;
import io.chancery.runtime.failure.Failures;
import io.chancery.wire.WireException;
import io.chancery.wire.operation.AwsService;
import io.chancery.wire.query.QueryParameters;
import io.chancery.wire.xml.ErrorXml;

/** Errors as IAM and STS word them, in the namespace of the service that was asked if that can be told, else IAM's. */
public final class XmlDialect implements Dialect {

    @Override
    public Reply refusal(Failures.Told told, Received request) {
        byte[] xml = ErrorXml.of(
                service(request).namespace(),
                ErrorXml.Type.of(told.status()),
                told.code(),
                told.message(),
                request.requestId());
        return Reply.of(told.status(), "text/xml", xml);
    }

    private static AwsService service(Received request) {
        try {
            return QueryParameters.parse(
                            request.body(),
                            request.header("Content-Type").orElse(""),
                            request.request().rawQuery())
                    .version()
                    .flatMap(AwsService::ofVersion)
                    .orElse(AwsService.IAM);
        } catch (WireException unreadable) {
            return AwsService.IAM;
        }
    }
}
