/** The authority on who logs in with which access code and card. */
@org.jspecify.annotations.NullMarked
package platen.accesscode;
