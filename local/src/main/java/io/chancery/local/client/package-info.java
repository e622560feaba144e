/**
 * How a program outside talks to a running suite: AWS's SDK and signed requests for the AWS side
 * ({@link io.chancery.local.client.AwsClients}, {@link io.chancery.local.client.SignedRequests}), the decision API
 * ({@link io.chancery.local.client.DecisionClient}) and the operator's ({@link io.chancery.local.client.OperatorClient}).
 * Nothing here knows how the suite is run; {@link io.chancery.local.client.SuiteAddress} is all that it is told.
 */
@NullMarked
package io.chancery.local.client;

import org.jspecify.annotations.NullMarked;
