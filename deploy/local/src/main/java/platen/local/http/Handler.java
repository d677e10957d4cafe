package platen.local.http;

import java.io.IOException;

/** Answers one route. */
@FunctionalInterface
public interface Handler {
    Reply handle(Request request) throws IOException;
}
