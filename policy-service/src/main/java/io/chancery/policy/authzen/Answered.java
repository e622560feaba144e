package io.chancery.policy.authzen;

/** The answer to one of several questions. */
sealed interface Answered permits EvaluationAnswer, Answered.Unanswered {

    boolean decision();

    /** One that was not understood, and so is denied ("Errors" of the Access Evaluations API). */
    record Unanswered(boolean decision, Context context) implements Answered {

        record Context(Problem error) {}

        record Problem(int status, String message) {}

        static Unanswered of(InvalidRequest why) {
            return new Unanswered(false, new Context(new Problem(why.status(), why.text())));
        }
    }
}
