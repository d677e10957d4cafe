@NullMarked
package platen.gateway.settings.domain;

import org.jspecify.annotations.NullMarked;
