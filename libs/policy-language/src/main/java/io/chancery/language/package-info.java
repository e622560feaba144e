/**
 * The AWS policy language: documents and what they may say.
 *
 * <p>{@link io.chancery.language.PolicyDocument#parse} is the way in: a strict parser that refuses what AWS
 * refuses, in AWS's words. {@code PolicyParser} turns JSON into statements, {@code UploadRules} holds what one may
 * upload for each {@link io.chancery.language.PolicyKind}, {@code StorageRules} what IAM refuses to store beyond that.
 *
 * <p>Next doors: {@code match} (wildcards and policy variables), {@code request} (who asks for what), {@code
 * condition} (the condition operators), {@code value} (what their values mean), {@code evaluate} (the decision), {@code
 * compile} (the decision, fast), {@code validation} (what is wrong with a document), {@code analysis} (what a document
 * would allow). No framework, no I/O, no clock, no {@code java.util.regex} where a policy's patterns are matched: every input is untrusted.
 */
@NullMarked
package io.chancery.language;

import org.jspecify.annotations.NullMarked;
