package io.chancery.contracts.policy;

/**
 * One service or resource control policy of a group of accounts or of an account.
 *
 * @param name 1–128 characters; unique among those of its kind on the same group or account
 * @param document JSON, at most 5,120 characters without white space
 */
public record ControlPolicy(String name, String document) {}
