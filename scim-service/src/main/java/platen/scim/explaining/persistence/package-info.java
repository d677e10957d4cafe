/** What is known of one person. */
@NullMarked
package platen.scim.explaining.persistence;

import org.jspecify.annotations.NullMarked;
