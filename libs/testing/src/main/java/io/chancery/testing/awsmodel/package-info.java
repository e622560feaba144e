/**
 * The AWS SDK's own request and response classes as the oracle for operation records: {@link
 * io.chancery.testing.awsmodel.AwsModel} compares, {@link io.chancery.testing.awsmodel.UnsupportedMembers} is a
 * service's list of what it leaves out on purpose.
 */
@NullMarked
package io.chancery.testing.awsmodel;

import org.jspecify.annotations.NullMarked;
