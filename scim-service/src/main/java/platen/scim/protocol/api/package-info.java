/** SCIM over HTTP: who gets in, bodies, errors, and what the service tells of itself. */
@NullMarked
package platen.scim.protocol.api;

import org.jspecify.annotations.NullMarked;
