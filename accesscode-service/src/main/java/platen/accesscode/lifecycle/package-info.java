/** People come, go, come back and are deleted, and their credentials with them. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.lifecycle;
