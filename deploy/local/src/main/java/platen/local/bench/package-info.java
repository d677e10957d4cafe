/** The benchmarks that run against a running stack. */
@NullMarked
package platen.local.bench;

import org.jspecify.annotations.NullMarked;
