/** Keeps people, codes and cards in step with Google Workspace. */
@org.jspecify.annotations.NullMarked
package platen.google;
