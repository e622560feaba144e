/**
 * policy-service: what is allowed. One package per resource, one file per AWS operation in it.
 *
 * <p>{@code managed}, {@code attachment}, {@code inline}: the operations; {@code resource}: policies of resources; {@code organization}: groups of
 * accounts and their control policies; {@code catalogue}: the policies that AWS publishes; {@code principal}: users, groups and roles as identity-service knows them; {@code healing}: what follows
 * when one of them is gone. {@link io.chancery.policy.PolicyOperations} lists the operations.
 *
 * <p>{@code cache} holds all that decides in memory, {@code decision} decides from it, {@code authzen} is the door for
 * policy enforcement points, {@code search} that for who can and what may, {@code simulation} and {@code simulator} are those for what-if questions, {@code internal}
 * that for other services, {@code http} that for the AWS API. {@code PolicyBeans} puts the parts together.
 */
@NullMarked
package io.chancery.policy;

import org.jspecify.annotations.NullMarked;
