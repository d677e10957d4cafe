/** Conflicts over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.conflicts.api;
