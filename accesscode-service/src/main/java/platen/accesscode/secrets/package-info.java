/** How secret values are recognised without being stored. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.secrets;
