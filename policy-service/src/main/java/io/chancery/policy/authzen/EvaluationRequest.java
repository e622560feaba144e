package io.chancery.policy.authzen;

import io.chancery.contracts.Position;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One question of an enforcement point.
 *
 * @param atLeast positions that the decision must have seen
 * @param maxStaleness how old what it knows may be; absent for the installation's limit
 * @param explain whether the answer is to be explained in full
 */
record EvaluationRequest(
        Subject subject, Question question, List<Position> atLeast, Optional<Duration> maxStaleness, boolean explain) {}
