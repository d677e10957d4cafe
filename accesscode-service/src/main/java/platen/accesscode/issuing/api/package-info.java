/** Access codes over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.issuing.api;
