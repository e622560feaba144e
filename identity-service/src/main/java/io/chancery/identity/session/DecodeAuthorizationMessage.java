package io.chancery.identity.session;

import io.chancery.contracts.ContractJson;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.RequiredMember;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * STS 2011-06-15 {@code DecodeAuthorizationMessage}: why a call was denied, from the encoded end of the denial's message.
 * Only in the account of who was denied, and only for seven days.
 */
public record DecodeAuthorizationMessage(@RequiredMember EncodedMessage encodedMessage)
        implements ReadOperation<EncodedMessages, Nothing, DecodeAuthorizationMessage.Reply> {

    /** @param decodedMessage JSON; {@link io.chancery.runtime.decision.AuthorizationMessage} has its members */
    public record Reply(String decodedMessage) {}

    @Override
    public Uni<EncodedMessages> prepare(Call call, Collaborators with) {
        return Uni.createFrom().item(with.get(EncodedMessages.class));
    }

    @Override
    public Reads<Nothing> reads(Call call, EncodedMessages messages) {
        return Reads.nothing(Nothing.NOTHING);
    }

    @Override
    public List<Permission> permissions(Call call, EncodedMessages messages, Nothing found) {
        return List.of(Permission.of("sts:DecodeAuthorizationMessage", "*"));
    }

    /** Does not tell a foreign message from one that is forged, damaged or too old. */
    @Override
    public Reply reply(Call call, EncodedMessages messages, Nothing found) {
        return messages.open(call.account(), encodedMessage, call.receivedAt())
                .map(message -> new Reply(new String(ContractJson.write(message), StandardCharsets.UTF_8)))
                .orElseThrow(() -> new Refused(Refusal.INVALID_AUTHORIZATION_MESSAGE, "Message is not valid"));
    }
}
