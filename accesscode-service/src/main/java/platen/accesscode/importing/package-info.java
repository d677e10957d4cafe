/** Imports of people's codes and cards: looking them over beforehand, and what they do. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.importing;
