/** The page {@code /my-code}: made on the server, works without a script. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.selfservice.page;
