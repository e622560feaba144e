/**
 * What users, groups and roles have in common: names, paths, permissions boundaries, quotas, and the questions to
 * policy-service that come with creating and deleting them.
 */
@NullMarked
package io.chancery.identity.entity;

import org.jspecify.annotations.NullMarked;
