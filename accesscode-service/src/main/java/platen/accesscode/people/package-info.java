/** People as far as their credentials are concerned: who they are and whether they are active. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.people;
