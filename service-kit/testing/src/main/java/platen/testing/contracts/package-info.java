/** The event schemas and examples under {@code contracts/}, as checks. */
@org.jspecify.annotations.NullMarked
package platen.testing.contracts;
