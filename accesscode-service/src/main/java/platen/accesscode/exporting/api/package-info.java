/** Exports over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.exporting.api;
