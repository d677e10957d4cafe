/** Looking over an import, over HTTP. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.importing.api;
