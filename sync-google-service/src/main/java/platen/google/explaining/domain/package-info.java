/** What is answered. */
@org.jspecify.annotations.NullMarked
package platen.google.explaining.domain;
