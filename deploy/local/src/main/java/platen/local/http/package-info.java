/** A few lines around the JDK's HTTP server, for the local stand-ins. */
@NullMarked
package platen.local.http;

import org.jspecify.annotations.NullMarked;
