/** Key rotations over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.rotating.api;
