/**
 * What there is to say about a policy document: errors, security warnings, warnings and suggestions (IAM User Guide,
 * "Access Analyzer policy check reference"). {@link io.chancery.language.validation.PolicyValidator} is the way in, {@link
 * io.chancery.language.validation.IssueCode} the list of what is checked.
 *
 * <p>What there is to know about services comes from a {@link io.chancery.language.reference.ServiceCatalogue}; without one,
 * only what a document tells by itself is checked. {@code docs/policy-validation.md} lists the checks that are left out, and
 * why.
 */
@NullMarked
package io.chancery.language.validation;

import org.jspecify.annotations.NullMarked;
