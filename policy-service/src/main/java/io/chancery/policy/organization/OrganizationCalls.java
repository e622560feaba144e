package io.chancery.policy.organization;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.policy.authzen.Enforcer;
import io.chancery.policy.authzen.JsonEndpoint.Reply;
import io.chancery.policy.resource.OperatorsPipeline;
import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.operation.WriteOperation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs the operations on the organisation, each under the name that the activity trail knows it by. */
@ApplicationScoped
public class OrganizationCalls {

    private static final String SOURCE = "chancery";

    private final OperatorsPipeline pipeline;
    private final Shards shards;

    public OrganizationCalls(OperatorsPipeline pipeline, Shards shards) {
        this.pipeline = pipeline;
        this.shards = shards;
    }

    /** @param shown what of the reply is answered */
    <R extends Record> Uni<Reply> read(
            Enforcer enforcer,
            String name,
            Map<String, String> parameters,
            ReadOperation<?, ?, R> operation,
            Function<R, Object> shown) {
        var records = new ActivityRecords(enforcer.call(), SOURCE, name, true, parameters);
        return pipeline.of(enforcer, AccountId.INSTALLATION)
                .flatMap(way -> way.run(operation, enforcer.call(), records))
                .map(answer -> Reply.of(200, ContractJson.write(shown.apply(answer.reply()))));
    }

    /** @param shown the answer, given the revision that was reached */
    <R extends Record> Uni<Reply> write(
            Enforcer enforcer,
            String name,
            Map<String, String> parameters,
            WriteOperation<?, ?, R> operation,
            BiFunction<R, String, Reply> shown) {
        var records = new ActivityRecords(enforcer.call(), SOURCE, name, false, parameters);
        return pipeline.of(enforcer, AccountId.INSTALLATION)
                .flatMap(way -> way.run(operation, enforcer.call(), records))
                .map(answer -> {
                    String revision = revision(answer.revision());
                    return shown.apply(answer.reply(), revision).with(QueryEndpoint.REVISION_HEADER, revision);
                });
    }

    private static String revision(Optional<Position> position) {
        return position.orElseThrow(() -> new IllegalStateException("a write has a position"))
                .toString();
    }

    /** The revision of what was last changed at that sequence in the installation's shard. */
    String revision(long sequence) {
        return new Position(Log.POLICY, shards.of(AccountId.INSTALLATION), sequence).toString();
    }
}
