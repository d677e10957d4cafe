package platen.local.stack;

import java.io.IOException;

/** Asked again and again while a process starts. */
@FunctionalInterface
interface Readiness {

    /** An exception means the same as false: not yet. */
    boolean ready() throws IOException, InterruptedException;
}
