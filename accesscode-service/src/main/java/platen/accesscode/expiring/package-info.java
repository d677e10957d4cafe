/** Codes that work for so many days only, and what comes in their place. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.expiring;
