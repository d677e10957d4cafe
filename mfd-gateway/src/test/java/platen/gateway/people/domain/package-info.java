@NullMarked
package platen.gateway.people.domain;

import org.jspecify.annotations.NullMarked;
