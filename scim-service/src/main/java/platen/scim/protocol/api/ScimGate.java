package platen.scim.protocol.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.SecretTokens;
import platen.scim.protocol.ScimRefusal;
import platen.scim.tokens.RecogniseScimToken;
import platen.scim.tokens.RequestRates;

/** Stands before every SCIM address, those that do not exist included, and asks for a token of the organisation in the path. */
public class ScimGate {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([^ ]+) *");

    private final RecogniseScimToken tokens;
    private final RequestRates rates;
    private final ScimCaller caller;

    ScimGate(RecogniseScimToken tokens, RequestRates rates, ScimCaller caller) {
        this.rates = rates;
        this.tokens = tokens;
        this.caller = caller;
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<Response> admit(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!ScimPaths.isScim(path)) {
            return Uni.createFrom().nullItem();
        }
        UUID organisation = ScimPaths.organisation(path);
        String token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (organisation == null || token == null) {
            return Uni.createFrom().item(ScimGate::refused);
        }
        return tokens.recognise(organisation, token).map(settings -> {
            if (settings.isEmpty()) {
                return refused();
            }
            OptionalLong wait = rates.take(HexFormat.of().formatHex(SecretTokens.hash(token)));
            if (wait.isPresent()) {
                return tooMany(wait.getAsLong());
            }
            caller.isOf(organisation, settings.get());
            return null;
        });
    }

    private static @Nullable String token(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        Matcher bearer = BEARER.matcher(authorization);
        return bearer.matches() ? bearer.group(1) : null;
    }

    private static Response tooMany(long seconds) {
        return Response.fromResponse(ScimAnswers.refused(new ScimRefusal(
                        429, null, "The token has made too many requests. Come again in " + seconds + " s.")))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private static Response refused() {
        return Response.fromResponse(ScimAnswers.refused(ScimRefusal.unauthorized()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
