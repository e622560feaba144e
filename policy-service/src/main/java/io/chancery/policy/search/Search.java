package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.policy.authzen.QuestionReader.Target;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.Subject;
import java.util.Optional;

/** What is looked for. */
sealed interface Search {

    /**
     * Who may do it?
     *
     * @param type of subjects
     */
    record ForSubjects(String type, Question question) implements Search {}

    /**
     * On which resources may the subject do it?
     *
     * @param type of resources
     * @param template the question, but for the resource
     * @param owner of resources whose ARN does not say whose they are
     */
    record ForResources(Subject subject, String type, Question template, Optional<AccountId> owner) implements Search {

        Question on(String resource) {
            boolean open = Question.accountOf(resource).isEmpty();
            return new Question(template.action(), resource, open ? owner : Optional.empty(), template.context());
        }
    }

    /**
     * What may the subject do to the resource?
     *
     * @param template the question, but for the action
     */
    record ForActions(Subject subject, Target target, Question template) implements Search {

        Question to(String action) {
            return new Question(action, template.resource(), template.resourceAccount(), template.context());
        }
    }

    /** For a type that nothing is of. */
    record ForNothing() implements Search {}
}
