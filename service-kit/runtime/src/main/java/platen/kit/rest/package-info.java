/** What every HTTP interface here has in common: problems (RFC 9457), pages, versions with If-Match, Idempotency-Key. */
@org.jspecify.annotations.NullMarked
package platen.kit.rest;
