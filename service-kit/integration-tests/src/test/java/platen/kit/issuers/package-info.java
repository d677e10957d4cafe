/** Tests of issuers bound to organisations, with a service that tells callers who they are. */
@org.jspecify.annotations.NullMarked
package platen.kit.issuers;
