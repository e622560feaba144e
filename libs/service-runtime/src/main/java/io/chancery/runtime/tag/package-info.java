/**
 * Tags of what accounts have: the rules that requests keep, the condition keys that tags make, what a request changes of
 * them ("Tags for IAM resources", IAM User Guide).
 */
@NullMarked
package io.chancery.runtime.tag;

import org.jspecify.annotations.NullMarked;
