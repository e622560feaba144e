package io.chancery.policy.simulator;

import java.util.List;
import java.util.Optional;

/** @param evaluationResults each action with each resource, the actions in the order of the request */
public record SimulationReply(List<EvaluationResult> evaluationResults, boolean isTruncated, Optional<String> marker) {}
