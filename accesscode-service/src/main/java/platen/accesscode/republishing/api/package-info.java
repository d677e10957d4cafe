/** Re-publishing over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.republishing.api;
