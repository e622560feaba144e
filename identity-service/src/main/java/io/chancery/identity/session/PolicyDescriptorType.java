package io.chancery.identity.session;

import io.chancery.identity.entity.PolicyArn;
import io.chancery.wire.Structure;
import io.chancery.wire.WireName;

/** A managed policy that is to limit a session ("PolicyDescriptorType", STS API). */
@Structure
public record PolicyDescriptorType(@WireName("arn") PolicyArn arn) {}
