/** The layout of a service, as checks. */
@org.jspecify.annotations.NullMarked
package platen.testing.architecture;
