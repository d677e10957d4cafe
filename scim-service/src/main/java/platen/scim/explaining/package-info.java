/** One answer to why a person has not what their identity provider gave them. */
@NullMarked
package platen.scim.explaining;

import org.jspecify.annotations.NullMarked;
