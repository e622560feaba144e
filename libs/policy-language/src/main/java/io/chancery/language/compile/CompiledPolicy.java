package io.chancery.language.compile;

import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyType;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy in the form that decisions read: immutable, shared by all principals that it applies to.
 *
 * <p>What is asked of its statements first lies side by side here: the actions and the beginning of the resources that
 * each can be about. Only a statement that passes is touched.
 */
public final class CompiledPolicy extends PatternTable {

    /**
     * Words of the filters by statement: which actions it can be about, as in {@link ActionMask}; what its resources begin
     * with, as in {@link TextPrint}, with the marks above it. All of them come first.
     */
    private static final int WORDS = 2;

    /*
     * Behind the filters there is a word by statement that says where the rest of it is, in four times 16 bits: its resources
     * from and to, its actions from, and how many they are. An action is the number of its pattern, in 16 bits.
     */
    private static final int RESOURCES_FROM = 3 * Short.SIZE;
    private static final int RESOURCES_TO = 2 * Short.SIZE;
    private static final int ACTIONS_FROM = Short.SIZE;
    private static final int UNSIGNED_SHORT = 0xFFFF;
    private static final int ACTIONS_IN_WORD = Long.SIZE / Short.SIZE;

    private static final long DENY = 1L << 63;
    /** Only the statement itself can say what it is about. */
    private static final long NOT_PLAIN = 1L << 62;

    private static final long CONDITIONAL = 1L << 61;

    private final NamedPolicy source;
    private final CompiledStatement[] statements;
    /** By statement. */
    private final CompiledCondition[][] conditions;
    /** How many of the words are filters. */
    private final int filters;
    /** Of all its Allows together. */
    private final long allowMask;
    /** Of all its Denies together. */
    private final long denyMask;

    private CompiledPolicy(NamedPolicy source, CompiledStatement[] statements, Builder table) {
        super(table);
        this.source = source;
        this.statements = statements;
        this.conditions =
                Stream.of(statements).map(CompiledStatement::conditions).toArray(CompiledCondition[][]::new);
        this.filters = WORDS * statements.length;
        long allows = ActionMask.NONE;
        long denies = ActionMask.NONE;
        for (CompiledStatement statement : statements) {
            allows |= statement.deny() ? ActionMask.NONE : statement.mask();
            denies |= statement.deny() ? statement.mask() : ActionMask.NONE;
        }
        this.allowMask = allows;
        this.denyMask = denies;
    }

    private CompiledPolicy(NamedPolicy source, CompiledPolicy compiled) {
        super(compiled);
        this.source = source;
        this.statements = compiled.statements;
        this.conditions = compiled.conditions;
        this.filters = compiled.filters;
        this.allowMask = compiled.allowMask;
        this.denyMask = compiled.denyMask;
    }

    /** Compiles the policy; to be done once for each. */
    public static CompiledPolicy of(NamedPolicy policy) {
        CompiledStatement[] statements =
                new CompiledStatement[policy.document().statements().size()];
        Builder table = new Builder((WORDS + 1) * statements.length);
        for (int i = 0; i < statements.length; i++) {
            statements[i] = new CompiledStatement(policy, i, table);
            boolean isPlain = statements[i].isPlain();
            int actionsFrom = table.size();
            if (isPlain) {
                addActions(statements[i].actions(), table);
                isPlain = table.size() <= UNSIGNED_SHORT;
            }
            table.set(WORDS * i, statements[i].mask());
            table.set(WORDS * i + 1, statements[i].resourcePrint() | marks(statements[i], isPlain));
            table.set(WORDS * statements.length + i, isPlain ? place(statements[i], actionsFrom) : 0);
        }
        return new CompiledPolicy(policy, statements, table);
    }

    private static void addActions(int[] actions, Builder table) {
        for (int i = 0; i < actions.length; i += ACTIONS_IN_WORD) {
            long word = 0;
            for (int j = i; j < Math.min(actions.length, i + ACTIONS_IN_WORD); j++) {
                word |= (long) actions[j] << Short.SIZE * (j - i);
            }
            table.addWord(word);
        }
    }

    private static long marks(CompiledStatement statement, boolean isPlain) {
        return (statement.deny() ? DENY : 0)
                | (isPlain ? 0 : NOT_PLAIN)
                | (statement.conditions().length > 0 ? CONDITIONAL : 0);
    }

    private static long place(CompiledStatement statement, long actionsFrom) {
        return (long) from(statement.resourceRange()) << RESOURCES_FROM
                | (long) to(statement.resourceRange()) << RESOURCES_TO
                | actionsFrom << ACTIONS_FROM
                | statement.actions().length;
    }

    /** The same policy under another name, sharing what was compiled. */
    public CompiledPolicy named(String name) {
        return new CompiledPolicy(new NamedPolicy(name, source.document(), source.resolvedPrincipals()), this);
    }

    /** What it was compiled from. */
    public NamedPolicy source() {
        return source;
    }

    /** In the document's order. */
    CompiledStatement[] statements() {
        return statements;
    }

    /** Which actions it can be about, as in {@link ActionMask}. */
    long mask() {
        return allowMask | denyMask;
    }

    /** Which actions its Denies can be about, as in {@link ActionMask}. */
    long denyMask() {
        return denyMask;
    }

    /** Whether there can be anything to say of one of its statements: it matches, or a note is due. */
    boolean concerns(RequestAction action) {
        return ActionMask.covers(allowMask, action) || ActionMask.covers(denyMask, action);
    }

    /** The same of one statement. Of one that is plain there is nothing to say if its resources are others. */
    boolean concerns(PreparedRequest request, int statement) {
        int at = WORDS * statement;
        long marks = words[at + 1];
        return ActionMask.covers(words[at], request.action())
                && ((marks & NOT_PLAIN) != 0 || TextPrint.mayBegin(request.resource(), marks));
    }

    /** Whether one of its Denies is about the request. */
    boolean denies(PreparedRequest request, PolicyType type, boolean hasBoundary) {
        if (!ActionMask.covers(denyMask, request.action())) {
            return false;
        }
        for (int at = 0; at < filters; at += WORDS) {
            if (passes(at, DENY, request) && grant(at, request, type, hasBoundary) != Grant.NONE) {
                return true;
            }
        }
        return false;
    }

    /** The most that one of its Allows grants; stops looking at what is {@code enough}. */
    Grant grants(PreparedRequest request, PolicyType type, boolean hasBoundary, Grant enough) {
        Grant granted = Grant.NONE;
        if (!ActionMask.covers(allowMask, request.action())) {
            return granted;
        }
        for (int at = 0; at < filters && granted.compareTo(enough) < 0; at += WORDS) {
            if (passes(at, 0, request)) {
                granted = granted.or(grant(at, request, type, hasBoundary));
            }
        }
        return granted;
    }

    /** Whether the statement there may be about the request. */
    private boolean passes(int at, long effect, PreparedRequest request) {
        long print = words[at + 1];
        return ActionMask.covers(words[at], request.action())
                && (print & DENY) == effect
                && TextPrint.mayBegin(request.resource(), print);
    }

    /** What the statement there is worth to the request; NONE if it is not about it. */
    private Grant grant(int at, PreparedRequest request, PolicyType type, boolean hasBoundary) {
        long marks = words[at + 1];
        if ((marks & NOT_PLAIN) != 0) {
            CompiledStatement statement = statements[at / WORDS];
            return statement.matches(this, request, type.namesPrincipals())
                    ? statement.about(request, type.namesPrincipals(), hasBoundary)
                    : Grant.NONE;
        }
        long place = words[filters + at / WORDS];
        boolean matches = matchesAny(
                        (int) (place >>> RESOURCES_FROM),
                        (int) (place >>> RESOURCES_TO) & UNSIGNED_SHORT,
                        request.resource())
                && matchesAction(
                        (int) (place >>> ACTIONS_FROM) & UNSIGNED_SHORT, (int) place & UNSIGNED_SHORT, request.action())
                && ((marks & CONDITIONAL) == 0 || Conditions.met(conditions[at / WORDS], request, (marks & DENY) != 0));
        // An Allow that names nobody allows nobody where it would have to.
        return matches && ((marks & DENY) != 0 || !type.namesPrincipals()) ? Grant.DIRECT : Grant.NONE;
    }

    private boolean matchesAction(int from, int count, RequestAction action) {
        for (int i = 0; i < count; i++) {
            long word = words[from + i / ACTIONS_IN_WORD];
            if (action.matches((int) (word >>> Short.SIZE * (i % ACTIONS_IN_WORD)) & UNSIGNED_SHORT)) {
                return true;
            }
        }
        return false;
    }

    /** Equal sources compile to the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompiledPolicy that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source.name();
    }
}
