package io.chancery.policy.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.record.StateRecord;
import io.chancery.contracts.stream.StreamType;
import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;

/** Reads what state records hold. What cannot be read stops its shard: a lost Deny would be an Allow. */
final class Entities {

    private Entities() {}

    /** @throws UnreadableRecord if the record is no valid state of that type */
    static <S extends Record> S read(StateRecord record, StreamType<S, ?> type) {
        try {
            return ContractJson.MAPPER.treeToValue(record.data(), type.stateType());
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableRecord("cannot read %s/%s".formatted(record.kind(), record.id()), e);
        }
    }

    /** @throws UnreadableRecord if the document is no policy */
    static PolicyDocument policy(String document, PolicyKind kind, String streamId) {
        try {
            return PolicyDocument.parseStored(document, kind);
        } catch (MalformedPolicyException e) {
            throw new UnreadableRecord("%s holds a document that is no policy".formatted(streamId), e);
        }
    }
}
