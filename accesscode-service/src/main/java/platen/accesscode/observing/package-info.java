/** What directories say of people's credentials, and when it acts. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.observing;
