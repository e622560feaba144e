/**
 * What there is to say about a policy document: errors, security warnings, warnings and suggestions (IAM User Guide,
 * "Access Analyzer policy check reference"). {@link io.chancery.language.validation.PolicyValidator} is the way in, {@link
 * io.chancery.language.validation.IssueCode} the list of what is checked.
 *
 * <p>Only what a document tells by itself is checked. Left out is what takes a list of the services' actions, resources and
 * condition keys (invalid actions, services, service keys and regions), what depends on limits of AWS that are not kept
 * here, and private addresses in {@code aws:SourceIp}, which are as good as others where one hosts the suite oneself.
 */
@NullMarked
package io.chancery.language.validation;

import org.jspecify.annotations.NullMarked;
