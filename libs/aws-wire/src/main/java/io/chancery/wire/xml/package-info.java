/**
 * The answers: {@link io.chancery.wire.xml.ResponseXml} for results, {@link io.chancery.wire.xml.ErrorXml} for errors,
 * both over {@link io.chancery.wire.xml.XmlWriter}, which knows what XML allows.
 */
@NullMarked
package io.chancery.wire.xml;

import org.jspecify.annotations.NullMarked;
