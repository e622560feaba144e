package io.chancery.policy.simulator;

import io.chancery.wire.Structure;
import java.util.List;

/** @param contextKeyNames as the policies first write them */
@Structure
public record ContextKeysReply(List<String> contextKeyNames) {}
