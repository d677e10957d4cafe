@NullMarked
package platen.gateway.panel.page;

import org.jspecify.annotations.NullMarked;
