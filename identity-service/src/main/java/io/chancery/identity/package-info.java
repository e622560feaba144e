/**
 * identity-service: who there is. One package per resource, one file per AWS operation in it.
 *
 * <p>{@code user}, {@code group}, {@code role}, {@code accesskey}: the operations of IAM, each a record that holds its
 * parameters, its permission, what it reads and its decision. {@code session}: those of STS. {@code entity}: what
 * users, groups and roles have in common. {@link io.chancery.identity.IdentityOperations} lists them all. {@code
 * account}: opening and closing accounts. {@code http} and {@code internal}: the doors. {@code store}: what PostgreSQL
 * holds beside the event store. Events, states and folds are in {@code libs/event-contracts}; the way of a request is
 * {@code io.chancery.runtime.pipeline}.
 */
@NullMarked
package io.chancery.identity;

import org.jspecify.annotations.NullMarked;
