package platen.scim.protocol.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import platen.kit.rest.LastAnswer;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;

/** Refuses a body whose announced length is over the limit before any of it is read. */
@Singleton
class ScimBodyLimit {

    /** Before the check that answers problems. */
    private static final int PRIORITY = 2_000;

    private static final Pattern TYPE = Pattern.compile("([\\w*+.-]+)/([\\w*+.-]+)");

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
        LastAnswer.send(
                routing,
                413,
                ScimAnswers.typeFor(acceptable(routing.request().getHeader(HttpHeaders.ACCEPT)))
                        .toString(),
                new String(ScimAnswers.bytes(ScimJson.error(tooLarge())), StandardCharsets.UTF_8));
    }

    /** The server's own parser for this comes later. */
    private static List<MediaType> acceptable(@Nullable String accept) {
        return accept == null
                ? List.of()
                : TYPE.matcher(accept)
                        .results()
                        .map(type -> new MediaType(type.group(1), type.group(2)))
                        .toList();
    }

    private static boolean isTooLong(@Nullable String length) {
        return length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > ScimLimits.BODY;
    }
}
