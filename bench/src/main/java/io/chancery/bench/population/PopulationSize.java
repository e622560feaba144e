package io.chancery.bench.population;

import java.util.Locale;

/** The three populations. */
public enum PopulationSize {
    /** One user in three groups: two policies of its own, three of the groups'. */
    SMALL(1, 5, 5),
    MEDIUM(1_000, 200, 10),
    LARGE(100_000, 5_000, 10);

    private final int principals;
    private final int policies;
    private final int policiesEach;

    PopulationSize(int principals, int policies, int policiesEach) {
        this.principals = principals;
        this.policies = policies;
        this.policiesEach = policiesEach;
    }

    public int principals() {
        return principals;
    }

    public int policies() {
        return policies;
    }

    /** How many policies a principal has, its groups' too, on average. */
    public int policiesEach() {
        return policiesEach;
    }

    /** Its name on the command line and in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no population of that name */
    public static PopulationSize of(String label) {
        for (PopulationSize size : values()) {
            if (size.label().equals(label)) {
                return size;
            }
        }
        throw new IllegalArgumentException("population \"%s\" is none of small, medium, large".formatted(label));
    }
}
