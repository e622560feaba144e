package io.chancery.local.client;

import java.net.URI;

/**
 * Where a suite is, and what opens its operator's API.
 *
 * @param gateway base address of the gateway, without a path
 * @param policyService base address of policy-service, which answers decisions itself too
 */
public record SuiteAddress(URI gateway, URI policyService, String operatorToken) {

    @Override
    public String toString() {
        return "SuiteAddress[" + gateway + "]";
    }
}
