package platen.scim.protocol.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;

/** Refuses a body whose announced length is over the limit before any of it is read. */
@Singleton
class ScimBodyLimit {

    /** Before the check that answers problems. */
    private static final int PRIORITY = 2_000;

    void register(@Observes Filters filters) {
        filters.register(ScimBodyLimit::check, PRIORITY);
    }

    static ScimRefusal tooLarge() {
        return new ScimRefusal(413, null, "The body is larger than " + ScimLimits.BODY + " bytes.");
    }

    private static void check(RoutingContext routing) {
        if (!isTooLong(routing.request().getHeader(HttpHeaders.CONTENT_LENGTH))
                || !ScimPaths.isScim(routing.normalizedPath())) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, ScimAnswers.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .endHandler(ended -> routing.request().connection().close())
                .end(Buffer.buffer(ScimAnswers.bytes(ScimJson.error(tooLarge()))));
    }

    private static boolean isTooLong(@Nullable String length) {
        return length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > ScimLimits.BODY;
    }
}
