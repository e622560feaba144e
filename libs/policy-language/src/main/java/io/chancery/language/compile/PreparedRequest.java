package io.chancery.language.compile;

import io.chancery.language.Arn;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestContext.Values;
import io.chancery.language.request.RequestPrincipal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request in the form that {@link CompiledEvaluator#decide} reads. Can be used again and again, by one thread at a time:
 * {@link #of} starts a new request. Keys are looked at when a policy asks for them, not before.
 *
 * <p>The meaning of the keys is {@link AccessRequest}'s: what is sent for a key that follows from the principal or the
 * resource does not count, but for a request whose context prevails.
 */
public final class PreparedRequest {

    /** A scratch array that grew beyond this is not kept for the next request. */
    private static final int LARGEST_KEPT = 16_384;

    private static final int FEW_SYMBOLS = 128;
    private static final int[] NO_SYMBOLS = {};

    private final PrincipalFacts facts = new PrincipalFacts();
    private RequestAction action = RequestAction.of("");
    private String sentAction = "";
    private String resource = "";
    private @Nullable String resourceAccount;
    private RequestContext context = RequestContext.empty();
    /** As in {@link AccessRequest}. */
    private boolean contextPrevails;

    private final KeySlots slots = new KeySlots();
    /** By name. */
    private @Nullable Map<String, Values> withoutSlot;

    /** Few requests need it. */
    private int[] symbols = NO_SYMBOLS;

    private final int[] valueColons = new int[Arn.PARTS - 1];
    private final int[] ownColons = new int[Arn.PARTS - 1];
    private final ParsedValue slotless = new ParsedValue();

    /** Starts the request over as this one. */
    public PreparedRequest of(AccessRequest request) {
        of(request.principal(), request.action(), request.resource());
        resourceAccount = request.resourceAccount().orElse(null);
        context = request.context();
        contextPrevails = request.contextPrevails();
        return this;
    }

    /**
     * Starts the request over.
     *
     * @param action such as {@code s3:GetObject}, in any case
     * @param resource an ARN, or {@code *}
     */
    public PreparedRequest of(RequestPrincipal principal, String action, String resource) {
        facts.of(principal);
        if (!action.equals(sentAction)) {
            this.sentAction = action;
            this.action = RequestAction.of(action);
        }
        this.resource = resource;
        this.resourceAccount = null;
        this.context = RequestContext.empty();
        this.contextPrevails = false;
        this.withoutSlot = null;
        if (symbols.length > LARGEST_KEPT) {
            symbols = NO_SYMBOLS;
        }
        slots.forget();
        return this;
    }

    /** The account that owns the resource, for ARNs that do not say it. Must come before the keys. */
    public PreparedRequest resourceAccount(String account) {
        this.resourceAccount = account;
        return this;
    }

    /** Keys to look up where {@link #put} gave none. */
    public PreparedRequest context(RequestContext keys) {
        this.context = keys;
        return this;
    }

    /** A single-valued key. */
    public PreparedRequest put(ContextKey key, String value) {
        if (key.slot == ContextKey.NO_SLOT) {
            withoutSlot(key, new Values(List.of(value), false));
        } else if (contextPrevails || counts(key)) {
            slots.put(key.slot, value, null);
        }
        return this;
    }

    /** A multi-valued key. */
    public PreparedRequest putAll(ContextKey key, List<String> values) {
        if (key.slot == ContextKey.NO_SLOT) {
            withoutSlot(key, new Values(values, true));
        } else if (contextPrevails || counts(key)) {
            slots.put(key.slot, null, List.copyOf(values));
        }
        return this;
    }

    private void withoutSlot(ContextKey key, Values values) {
        if (withoutSlot == null) {
            withoutSlot = new HashMap<>();
        }
        withoutSlot.put(key.name, values);
    }

    RequestPrincipal principal() {
        return facts.principal();
    }

    PrincipalFacts facts() {
        return facts;
    }

    RequestAction action() {
        return action;
    }

    String resource() {
        return resource;
    }

    /**
     * Where to read a value.
     *
     * @param slot whose single value it is, so that it is read only once; negative if it is none's
     */
    ParsedValue parsed(int slot) {
        if (slot >= 0) {
            return slots.parsed(slot);
        }
        slotless.forget();
        return slotless;
    }

    /** Whether the resource is in the principal's account, which it has. */
    boolean sameAccount(String account) {
        if (resourceAccount != null) {
            return resourceAccount.equals(account);
        }
        int at = accountInResource();
        return at < 0 || resource.startsWith(account, at);
    }

    /** Where the resource's ARN has twelve digits for the account; negative if it has not. */
    private int accountInResource() {
        return ResourceAccounts.find(resource);
    }

    private @Nullable String owningAccount() {
        if (resourceAccount != null) {
            return resourceAccount;
        }
        int at = accountInResource();
        return at < 0 ? facts.account : resource.substring(at, at + ResourceAccounts.LENGTH);
    }

    /** The key's value; null if it is absent or multi-valued. */
    @Nullable String single(ContextKey key) {
        int slot = key.slot;
        if (slot == ContextKey.NO_SLOT) {
            return named(key)
                    .filter(values -> !values.multivalued())
                    .map(values -> values.values().getFirst())
                    .orElse(null);
        }
        if (!slots.holds(slot)) {
            load(key);
        }
        return slots.single(slot);
    }

    /** The key's values; null if it is absent or single-valued. */
    @Nullable List<String> many(ContextKey key) {
        int slot = key.slot;
        if (slot == ContextKey.NO_SLOT) {
            return named(key).filter(Values::multivalued).map(Values::values).orElse(null);
        }
        if (!slots.holds(slot)) {
            load(key);
        }
        return slots.many(slot);
    }

    private Optional<Values> named(ContextKey key) {
        Values sent = withoutSlot == null ? null : withoutSlot.get(key.name);
        return sent == null ? context.get(key.name) : Optional.of(sent);
    }

    private void load(ContextKey key) {
        String implied = implied(key);
        boolean counts = contextPrevails || (implied == null && counts(key));
        Values sent = counts ? context.get(key.name).orElse(null) : null;
        if (sent == null) {
            slots.put(key.slot, implied, null);
        } else if (sent.multivalued()) {
            slots.put(key.slot, null, sent.values());
        } else {
            slots.put(key.slot, sent.values().getFirst(), null);
        }
    }

    private @Nullable String implied(ContextKey key) {
        return switch (key.implied) {
            case NOT -> null;
            case RESOURCE_ACCOUNT -> owningAccount();
            default -> facts.value(key.implied);
        };
    }

    /** Whether what was sent for the key is what it holds. */
    private boolean counts(ContextKey key) {
        return switch (key.implied) {
            case NOT -> true;
            case RESOURCE_ACCOUNT -> resourceAccount == null && facts.account == null && accountInResource() < 0;
            case FEDERATED_PROVIDER -> facts.value(key.implied) == null;
            default -> facts.anonymous && facts.value(key.implied) == null;
        };
    }

    /** Room for where the colons of an ARN in the request are. */
    int[] valueColons() {
        return valueColons;
    }

    /** The same for the ARN pattern that it is compared with. */
    int[] ownColons() {
        return ownColons;
    }

    /** An array to put a pattern together in. */
    int[] symbols() {
        return symbols;
    }

    /** The same array, or a longer one that begins as it did. */
    int[] symbols(int atLeast) {
        if (symbols.length < atLeast) {
            symbols = Arrays.copyOf(symbols, Math.max(atLeast, Math.max(FEW_SYMBOLS, 2 * symbols.length)));
        }
        return symbols;
    }
}
