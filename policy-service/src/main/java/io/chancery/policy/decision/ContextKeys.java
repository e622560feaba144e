package io.chancery.policy.decision;

import io.chancery.language.request.RequestContext;
import io.chancery.policy.cache.OrganizationPlace;
import io.chancery.runtime.caller.SessionFacts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The global condition keys ("AWS global condition context keys", IAM User Guide): which are whose. */
public final class ContextKeys {

    private record Told(long epochSecond, String text) {}

    private static volatile Told told = new Told(0, Instant.EPOCH.toString());

    /** Where in the organisation one of the two accounts of a question is. */
    private record OrganizationKeys(String id, String paths) {}

    // What every decision fills in, in lower case: contexts keep keys so.
    private static final OrganizationKeys PRINCIPAL_ORG =
            new OrganizationKeys("aws:principalorgid", "aws:principalorgpaths");
    private static final OrganizationKeys RESOURCE_ORG =
            new OrganizationKeys("aws:resourceorgid", "aws:resourceorgpaths");
    private static final String CURRENT_TIME = "aws:currenttime";
    private static final String EPOCH_TIME = "aws:epochtime";
    private static final String PRINCIPAL = "aws:principal";

    /** In lower case. What begins with {@code aws:Principal} is the suite's too. */
    private static final Set<String> OF_THE_SUITE = Set.of(
            "aws:userid",
            "aws:username",
            "aws:tokenissuetime",
            "aws:sourceidentity",
            "aws:multifactorauthpresent",
            "aws:multifactorauthage",
            "aws:federatedprovider",
            "aws:assumedroot",
            "aws:resourceaccount",
            "aws:resourceorgid",
            "aws:resourceorgpaths");

    private static final Set<String> MULTIVALUED = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "sts:transitivetagkeys");

    private ContextKeys() {}

    /** Whether the suite knows this key itself, so that nobody else may say what it is. */
    public static boolean isOfTheSuite(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.startsWith(PRINCIPAL) || OF_THE_SUITE.contains(lower);
    }

    /** Whether the key is one that holds a set, whatever the number of its values. */
    public static boolean isMultivalued(String key) {
        return MULTIVALUED.contains(key.toLowerCase(Locale.ROOT));
    }

    /** Whether the key is a global one that holds a single value. */
    public static boolean isSingleValued(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith("aws:") && !isMultivalued(key);
    }

    /** The keys that an operation of the suite's own API gives. */
    static RequestContext of(Map<String, List<String>> keys) {
        RequestContext.Builder builder = RequestContext.builder();
        keys.forEach((key, values) -> {
            if (isOfTheSuite(key)) {
                return;
            }
            if (isMultivalued(key) || values.size() != 1) {
                builder.putAll(key, values);
            } else {
                builder.put(key, values.getFirst());
            }
        });
        return builder.build();
    }

    /** The request's keys with those that the suite knows of the actor, of the organisation and of the time. */
    static RequestContext filled(RequestContext request, Actor actor, Guardrails guardrails, Instant now) {
        RequestContext.Builder builder = request.toBuilder();
        guardrails.ofPrincipal().ifPresent(place -> organization(builder, PRINCIPAL_ORG, place));
        guardrails.ofResource().ifPresent(place -> organization(builder, RESOURCE_ORG, place));
        actor.tags().forEach((key, value) -> builder.put("aws:PrincipalTag/" + key, value));
        if (actor instanceof Actor.OfService service) {
            builder.putAll("aws:PrincipalServiceNamesList", List.of(service.name()));
        }
        if (actor instanceof Actor.OfSession session) {
            session(builder, session.session().facts(), now);
        }
        time(builder, request, now);
        return builder.build();
    }

    /**
     * What a simulation states, with the keys that tell where in the organisation two accounts are. What it states of these
     * prevails: a simulation tells its own world.
     */
    public static RequestContext inOrganization(
            RequestContext stated, Optional<OrganizationPlace> ofPrincipal, Optional<OrganizationPlace> ofResource) {
        RequestContext.Builder builder = stated.toBuilder();
        ofPrincipal.ifPresent(place -> lacking(builder, stated, PRINCIPAL_ORG, place));
        ofResource.ifPresent(place -> lacking(builder, stated, RESOURCE_ORG, place));
        return builder.build();
    }

    private static void lacking(
            RequestContext.Builder builder, RequestContext stated, OrganizationKeys keys, OrganizationPlace place) {
        if (stated.get(keys.id).isEmpty()) {
            builder.put(keys.id, place.organization().value());
        }
        if (stated.get(keys.paths).isEmpty()) {
            builder.putAll(keys.paths, List.of(place.path()));
        }
    }

    private static void organization(RequestContext.Builder builder, OrganizationKeys keys, OrganizationPlace place) {
        builder.put(keys.id, place.organization().value());
        builder.putAll(keys.paths, List.of(place.path()));
    }

    /** MultiFactorAuthPresent is there with temporary credentials only, and then says which it is. */
    private static void session(RequestContext.Builder builder, SessionFacts facts, Instant now) {
        builder.put("aws:TokenIssueTime", facts.issuedAt().toString());
        facts.sourceIdentity().ifPresent(identity -> builder.put("aws:SourceIdentity", identity));
        builder.put(
                "aws:MultiFactorAuthPresent",
                String.valueOf(facts.multiFactorAuthenticatedAt().isPresent()));
        facts.multiFactorAuthenticatedAt()
                .ifPresent(at ->
                        builder.put("aws:MultiFactorAuthAge", String.valueOf(ChronoUnit.SECONDS.between(at, now))));
    }

    /** Both ways of telling the time, from the request's one if it has one. */
    private static void time(RequestContext.Builder builder, RequestContext request, Instant now) {
        if (request.get(CURRENT_TIME).isEmpty()) {
            builder.put(CURRENT_TIME, toTheSecond(epoch(request, now)));
        }
        if (request.get(EPOCH_TIME).isEmpty()) {
            builder.put(EPOCH_TIME, String.valueOf(current(request, now).getEpochSecond()));
        }
    }

    /** As AWS tells the time, in whole seconds. Written once a second: writing it costs a tenth of a decision. */
    private static String toTheSecond(Instant time) {
        Told last = told;
        if (last.epochSecond != time.getEpochSecond()) {
            last = new Told(
                    time.getEpochSecond(), time.truncatedTo(ChronoUnit.SECONDS).toString());
            told = last;
        }
        return last.text;
    }

    private static Instant epoch(RequestContext request, Instant now) {
        return request.single(EPOCH_TIME).flatMap(ContextKeys::epochTime).orElse(now);
    }

    private static Instant current(RequestContext request, Instant now) {
        return request.single(CURRENT_TIME).flatMap(ContextKeys::currentTime).orElse(now);
    }

    /** Whether what a request says for this key can be told as a time, if the key is one that tells the time. */
    public static boolean isTime(String key, String value) {
        if (key.equalsIgnoreCase(CURRENT_TIME)) {
            return currentTime(value).isPresent();
        }
        return !key.equalsIgnoreCase(EPOCH_TIME) || epochTime(value).isPresent();
    }

    private static Optional<Instant> currentTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> epochTime(String text) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
