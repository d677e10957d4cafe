/** What has had its time. */
@NullMarked
package platen.gateway.forgetting;

import org.jspecify.annotations.NullMarked;
