/**
 * The condition operators (IAM User Guide, "IAM JSON policy elements: Condition operators" and "Multivalued context
 * keys"). {@link io.chancery.language.ConditionOperator} is the table of them, {@code Comparisons} says
 * what each compares, {@link io.chancery.language.condition.ConditionEvaluator} applies one clause to a request.
 *
 * <p>Where the guide is silent, these are our choices, each with a case in the tests:
 *
 * <ul>
 *   <li>a value that cannot be read (as number, date, address …), in the policy or in the request, compares with
 *       nothing: it meets the clause neither plain nor negated, but spoils none of the other values; if the clause is
 *       not met, the evaluation's notes name it;
 *   <li>a multi-valued key under an operator without a set qualifier: not met, negated or not;
 *   <li>an operator that is not known: an Allow does not match, a Deny does, and the notes say so;
 *   <li>the values of Bool may hold policy variables;
 *   <li>a set without elements is an absent key;
 *   <li>a date of four digits is a year, any other number is seconds since 1970;
 *   <li>an IPv4 address written as IPv6 ({@code ::ffff:192.0.2.1}) is that IPv4 address.
 * </ul>
 */
@NullMarked
package io.chancery.language.condition;

import org.jspecify.annotations.NullMarked;
