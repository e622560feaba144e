/** The credential report ("Generate credential reports", IAM User Guide): its life, its columns, its two operations. */
@NullMarked
package io.chancery.report.credential;

import org.jspecify.annotations.NullMarked;
