/** Who signs in. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.selfservice.domain;
