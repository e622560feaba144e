package io.chancery.bench.population;

import java.util.List;
import java.util.stream.Stream;

/** Every action that requests ask for; peers without wildcards in actions have them written out from this. */
public final class Vocabulary {

    /** What users may do to themselves. */
    static final List<String> SELF_ACTIONS =
            List.of("iam:GetUser", "iam:ChangePassword", "iam:ListAccessKeys", "iam:CreateAccessKey");

    /** The part of a resource that a policy variable stands for. */
    public static final String USERNAME_VARIABLE = "${aws:username}";

    private Vocabulary() {}

    /** The actions, with their service's prefix, each once. */
    public static List<String> actions() {
        return Stream.concat(
                        Stream.of(Service.values()).flatMap(service -> service.allActions().stream()),
                        SELF_ACTIONS.stream())
                .toList();
    }
}
