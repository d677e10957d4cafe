/** Cards nobody has yet: offering to register them, and finding out whose they are. */
@NullMarked
package platen.gateway.registration;

import org.jspecify.annotations.NullMarked;
