/** The AWS API's door, health and metrics. */
@NullMarked
package io.chancery.policy.http;

import org.jspecify.annotations.NullMarked;
