package io.chancery.policy.principal;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.store.append.Page;
import io.chancery.store.append.Paging;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a principal's policies a request asks for.
 *
 * @param list the operation and what narrows it, in markers
 */
public record PrincipalPage(Principal principal, String list, Paging paging, Markers markers) {

    /** @throws io.chancery.store.append.Refused ValidationError if the marker is not one for this list */
    public static Uni<PrincipalPage> prepare(
            Call call,
            Collaborators with,
            PrincipalName name,
            String list,
            Optional<String> marker,
            Optional<MaxItems> maxItems) {
        Markers markers = with.get(Markers.class);
        String filter = "of " + name.value();
        Paging paging = markers.paging(list, call.account(), filter, marker, maxItems.map(MaxItems::value));
        return with.get(PrincipalDirectory.class)
                .find(call, name)
                .map(principal -> new PrincipalPage(principal, list, paging, markers));
    }

    /**
     * Of all of the list, the part that was asked for; its {@code next} is the sealed marker.
     *
     * @param keys sorted
     */
    public Page<String> cut(List<String> keys) {
        String after = paging.after().orElse("");
        List<String> rest =
                keys.stream().filter(key -> key.compareTo(after) > 0).toList();
        if (rest.size() <= paging.limit()) {
            return new Page<>(rest, Optional.empty());
        }
        List<String> shown = rest.subList(0, paging.limit());
        AccountId account = principal.account();
        return new Page<>(
                shown,
                Optional.of(markers.seal(list, account, "of " + principal.name().value(), shown.getLast())));
    }
}
