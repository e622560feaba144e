package io.chancery.runtime.operation;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Page;
import io.chancery.store.append.Paging;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of a list that a request asks for, and the seal for the marker of the next.
 *
 * @param filter all that narrows the list; a marker goes on only with the same
 */
public record ListPage(Markers markers, String operation, AccountId account, String filter, Paging paging) {

    /** @return fails with ValidationError if the marker is not one for this list */
    public static Uni<ListPage> of(
            Call call,
            Collaborators with,
            String operation,
            String filter,
            Optional<String> marker,
            Optional<MaxItems> maxItems) {
        return Uni.createFrom()
                .item(() -> of(with.get(Markers.class), call.account(), operation, filter, marker, maxItems));
    }

    /** @throws io.chancery.store.append.Refused ValidationError if the marker is not one for this list */
    public static ListPage of(
            Markers markers,
            AccountId account,
            String operation,
            String filter,
            Optional<String> marker,
            Optional<MaxItems> maxItems) {
        Paging paging = markers.paging(operation, account, filter, marker, maxItems.map(MaxItems::value));
        return new ListPage(markers, operation, account, filter, paging);
    }

    /** This part of a list that was read as a whole, in the order of names. */
    public <T> Page<T> part(List<T> all, Function<T, String> name) {
        List<T> rest = all.stream()
                .filter(item -> name.apply(item).compareTo(paging.after().orElse("")) > 0)
                .sorted(Comparator.comparing(name))
                .toList();
        if (rest.size() <= paging.limit()) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> items = rest.subList(0, paging.limit());
        return new Page<>(items, Optional.of(name.apply(items.getLast())));
    }

    /** The marker to go on with; absent at the end of the list. */
    public Optional<String> markerAfter(Page<?> page) {
        return page.next().map(after -> markers.seal(operation, account, filter, after));
    }
}
