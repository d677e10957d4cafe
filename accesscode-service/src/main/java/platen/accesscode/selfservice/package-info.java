/** What people do about their own code. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.selfservice;
