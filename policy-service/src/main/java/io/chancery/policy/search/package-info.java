/**
 * Who can, what may, on which: the search endpoints of OpenID AuthZEN Authorization API 1.0.
 *
 * <p>{@code SearchResource} has the paths, {@code SearchReader} reads requests, {@code Searches} says who may search and
 * where the work is done. A search offers {@code Candidates} ({@code KnownPrincipals}, {@code KnownResources}, an
 * {@link io.chancery.policy.search.ActionVocabulary}) to the decisions of one moment, and what these allow is found: an
 * answer is never more than evaluation confirms, and is complete among the candidates.
 */
@NullMarked
package io.chancery.policy.search;

import org.jspecify.annotations.NullMarked;
