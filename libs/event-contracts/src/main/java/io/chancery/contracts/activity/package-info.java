/** The activity trail's record: every authenticated call, in CloudTrail's shape. */
@NullMarked
package io.chancery.contracts.activity;

import org.jspecify.annotations.NullMarked;
