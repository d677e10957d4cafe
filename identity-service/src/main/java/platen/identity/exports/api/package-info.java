/** Exports over HTTP. */
@NullMarked
package platen.identity.exports.api;

import org.jspecify.annotations.NullMarked;
