package io.chancery.policy.simulation;

import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.request.AccessRequest;
import java.util.List;

/**
 * A question and the world in which it is asked.
 *
 * @param notes on how the case was read, for the explanation
 */
record SimulatedCase(AccessRequest request, ApplicablePolicies policies, List<String> notes) {}
