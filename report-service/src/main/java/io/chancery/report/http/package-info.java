/** The doors: the AWS Query protocol behind the gateway, health and metrics. */
@NullMarked
package io.chancery.report.http;

import org.jspecify.annotations.NullMarked;
