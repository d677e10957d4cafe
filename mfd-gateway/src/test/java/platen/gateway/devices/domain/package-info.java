@NullMarked
package platen.gateway.devices.domain;

import org.jspecify.annotations.NullMarked;
