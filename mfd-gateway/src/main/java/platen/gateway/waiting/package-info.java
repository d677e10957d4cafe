/** What is done after the device has its answer, and is lost to no killed process. */
@NullMarked
package platen.gateway.waiting;

import org.jspecify.annotations.NullMarked;
