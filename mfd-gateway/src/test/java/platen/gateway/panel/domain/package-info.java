@NullMarked
package platen.gateway.panel.domain;

import org.jspecify.annotations.NullMarked;
