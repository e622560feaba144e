package io.chancery.policy.simulator;

import java.util.List;
import java.util.Optional;

/** @param evaluationResults one for each action, in the order of the request */
public record SimulationReply(List<EvaluationResult> evaluationResults, boolean isTruncated, Optional<String> marker) {}
