package io.chancery.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.append.Change;
import io.chancery.store.append.Page;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Reader;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What happened before: events under their streams, folded by the contracts' own folds, claims and edges. */
final class History implements Reader {
    private final Map<String, Told<?>> streams = new LinkedHashMap<>();

    private record Told<S extends Record>(StreamType<S, ?> type, Stream<S> stream) {
        Told<S> and(Event event) {
            return new Told<>(
                    type, new Stream<>(stream.id(), type.evolve(stream.state(), event), stream.version() + 1, 1));
        }

        boolean claims(AccountId account, Claim claim) {
            return stream.state()
                    .filter(state -> claim.scope() == Claim.Scope.GLOBAL
                            || accountOf(state).equals(account))
                    .filter(state -> type.claims().apply(state).contains(claim))
                    .isPresent();
        }

        boolean refersTo(Edge edge) {
            return stream.state()
                    .filter(state -> type.edges().apply(state).contains(edge))
                    .isPresent();
        }

        Listing listing() {
            return stream.state().flatMap(type.listing()).orElseThrow();
        }
    }

    void add(Change change) {
        streams.compute(
                change.streamId(),
                (id, before) -> (before == null ? unborn(change.type(), change.id()) : before).and(change.event()));
    }

    private static <S extends Record> Told<S> unborn(StreamType<S, ?> type, String id) {
        return new Told<>(type, Stream.unborn(id));
    }

    private static AccountId accountOf(Record state) {
        return switch (state) {
            case Account account -> account.id();
            case User user -> user.account();
            case Group group -> group.account();
            case Role role -> role.account();
            case InstanceProfile profile -> profile.account();
            case AccessKey key -> key.account();
            default -> throw new IllegalArgumentException("no state of identity-service: " + state);
        };
    }

    @Override
    public <S extends Record, E extends Event> Uni<Stream<S>> stream(StreamType<S, E> type, String id) {
        return Uni.createFrom()
                .item(all(type)
                        .filter(told -> told.stream().id().equals(id))
                        .findFirst()
                        .map(Told::stream)
                        .orElse(Stream.unborn(id)));
    }

    @Override
    public <S extends Record, E extends Event> Uni<Stream<S>> named(
            StreamType<S, E> type, AccountId account, Claim name) {
        return Uni.createFrom()
                .item(all(type)
                        .filter(told -> told.claims(account, name))
                        .findFirst()
                        .map(Told::stream)
                        .orElse(Stream.unborn("")));
    }

    @Override
    public <S extends Record, E extends Event> Uni<Page<S>> list(
            StreamType<S, E> type, AccountId account, String pathPrefix, Paging paging) {
        return page(
                type,
                told -> accountOf(told.stream().state().orElseThrow()).equals(account)
                        && told.listing().path().startsWith(pathPrefix),
                paging);
    }

    @Override
    public <S extends Record, E extends Event> Uni<Page<S>> referring(
            StreamType<S, E> type, String edgeKind, String to, Paging paging) {
        return page(type, told -> told.refersTo(new Edge(edgeKind, to)), paging);
    }

    private <S extends Record, E extends Event> Uni<Page<S>> page(
            StreamType<S, E> type, Predicate<Told<S>> wanted, Paging paging) {
        List<Told<S>> rest = all(type)
                .filter(told -> told.stream().exists())
                .filter(wanted)
                .filter(told -> told.listing().name().compareTo(paging.after().orElse("")) > 0)
                .sorted(Comparator.comparing(told -> told.listing().name()))
                .toList();
        List<Told<S>> shown = rest.subList(0, Math.min(rest.size(), paging.limit()));
        return Uni.createFrom()
                .item(new Page<>(
                        shown.stream()
                                .flatMap(told -> told.stream().state().stream())
                                .toList(),
                        rest.size() > shown.size()
                                ? Optional.of(shown.getLast().listing().name())
                                : Optional.empty()));
    }

    @Override
    public Uni<Long> countReferring(String edgeKind, String to) {
        return Uni.createFrom()
                .item(streams.values().stream()
                        .filter(told -> told.refersTo(new Edge(edgeKind, to)))
                        .count());
    }

    @Override
    public Uni<Long> count(StreamType<?, ?> type, AccountId account) {
        return Uni.createFrom()
                .item(streams.values().stream()
                        .filter(told -> told.type().equals(type))
                        .filter(told -> told.stream()
                                .state()
                                .filter(state -> accountOf(state).equals(account))
                                .isPresent())
                        .count());
    }

    @SuppressWarnings("unchecked") // a told stream of this type has this type's state
    private <S extends Record> java.util.stream.Stream<Told<S>> all(StreamType<S, ?> type) {
        return streams.values().stream()
                .filter(told -> told.type().equals(type))
                .map(told -> (Told<S>) told);
    }
}
