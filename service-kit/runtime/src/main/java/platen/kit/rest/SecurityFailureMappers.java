package platen.kit.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Problems for refused callers. Challenges stay what the authentication mechanism wants them to be. */
public class SecurityFailureMappers {

    @ServerExceptionMapper(UnauthorizedException.class)
    public Uni<Response> anonymous(RoutingContext routing) {
        return challenge(routing);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    public Uni<Response> notAuthenticated(RoutingContext routing) {
        return challenge(routing);
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden() {
        return Problems.forbidden().toResponse();
    }

    private static Uni<Response> challenge(RoutingContext routing) {
        @Nullable HttpAuthenticator authenticator = routing.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(bearer());
        }
        return authenticator
                .getChallenge(routing)
                .map(SecurityFailureMappers::answer)
                .onFailure()
                .recoverWithItem(SecurityFailureMappers::bearer);
    }

    /** A page's challenge is a redirect to the sign-in; only a 401 is a problem. */
    private static Response answer(@Nullable ChallengeData challenge) {
        if (challenge == null) {
            return bearer();
        }
        Response.ResponseBuilder response = challenge.status == 401
                ? Response.fromResponse(Problems.unauthorized().toResponse())
                : Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    private static Response bearer() {
        return Response.fromResponse(Problems.unauthorized().toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
