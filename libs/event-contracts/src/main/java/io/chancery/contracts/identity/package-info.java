/** Facts that identity-service owns: accounts, users, groups, roles, access keys. One sealed file of events and one state record per stream. */
@NullMarked
package io.chancery.contracts.identity;

import org.jspecify.annotations.NullMarked;
