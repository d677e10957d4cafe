/** The code policy of an organisation, and the lock on its code space. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.policy;
