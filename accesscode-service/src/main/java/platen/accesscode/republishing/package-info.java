/** Repeating the state of an organisation's credentials for read models. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.republishing;
