/** What devices are told to do, per organisation and device. */
@NullMarked
package platen.gateway.settings;

import org.jspecify.annotations.NullMarked;
