/** Organisations over HTTP. */
@NullMarked
package platen.identity.organisation.api;

import org.jspecify.annotations.NullMarked;
