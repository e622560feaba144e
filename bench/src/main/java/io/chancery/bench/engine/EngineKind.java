package io.chancery.bench.engine;

import io.chancery.bench.population.Population;
import io.chancery.bench.population.Question;
import java.util.Arrays;
import java.util.List;

/** The engines that run in this process. */
public enum EngineKind {
    COMPILED("Chancery", Integer.MAX_VALUE),
    /** The same engine, but asked only what the peers are asked. */
    COMPILED_AS_PEERS("Chancery, asked as its peers are", EngineKind.PEER_MEMBERS),
    REFERENCE("Chancery, reference evaluator", Integer.MAX_VALUE),
    CEDAR_JAVA("cedar-java 4.10.0", EngineKind.PEER_MEMBERS),
    JCASBIN("jCasbin 1.99.0", EngineKind.PEER_MEMBERS);

    /** Peers hold a set of policies for each principal that asks, so fewer do. */
    public static final int PEER_MEMBERS = 500;

    private final String label;
    private final int maxMembers;

    EngineKind(String label, int maxMembers) {
        this.label = label;
        this.maxMembers = maxMembers;
    }

    /** @throws IllegalArgumentException if there is no engine of that name */
    public static EngineKind of(String name) {
        for (EngineKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("engine \"%s\" is none of %s".formatted(name, Arrays.toString(values())));
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** From how many principals it is asked. */
    public int members(Population population) {
        return Math.min(maxMembers, population.members().size());
    }

    /** Whether it is asked the few requests that somebody else's engine is asked. */
    public boolean isAskedAsPeers() {
        return maxMembers == PEER_MEMBERS;
    }

    /** Translates the policies and the requests for it. */
    public Engine start(Population population, List<Question> questions) {
        return switch (this) {
            case COMPILED, COMPILED_AS_PEERS -> new CompiledEngine(population, questions);
            case REFERENCE -> new ReferenceEngine(population, questions);
            case CEDAR_JAVA -> new CedarEngine(population, questions);
            case JCASBIN -> new CasbinEngine(population, questions);
        };
    }
}
