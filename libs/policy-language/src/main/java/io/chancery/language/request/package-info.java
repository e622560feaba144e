/**
 * Who asks for what: {@link io.chancery.language.request.AccessRequest}, its {@link
 * io.chancery.language.request.RequestPrincipal} and its {@link io.chancery.language.request.RequestContext}.
 */
@NullMarked
package io.chancery.language.request;

import org.jspecify.annotations.NullMarked;
