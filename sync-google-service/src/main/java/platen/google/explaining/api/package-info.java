/** Explanations, for administrators. */
@org.jspecify.annotations.NullMarked
package platen.google.explaining.api;
