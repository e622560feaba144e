/**
 * What can be said of policies before they are in force, and of those that are: {@code POST /v1/policy/validate}, the checks
 * of access, and who is let in from outside. One class for each operation; {@code AnalysisResource} and {@code
 * ExternalAccessResource} are the doors, and {@link io.chancery.policy.work.Workers} does the work. Shapes are those of the
 * IAM Access Analyzer API; {@code docs/policy-validation.md} has them.
 */
@NullMarked
package io.chancery.policy.analysis;

import org.jspecify.annotations.NullMarked;
