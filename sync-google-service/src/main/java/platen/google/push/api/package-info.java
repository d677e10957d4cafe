/** Where Google's pushes arrive. */
@org.jspecify.annotations.NullMarked
package platen.google.push.api;
