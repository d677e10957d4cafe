package platen.kit.rest;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import platen.kit.rest.Problem.Violation;

/** Reads Idempotency-Key and who sent it. */
public class IdempotencyFilter {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private final CurrentIdempotentRequest current;
    private final CurrentIdentityAssociation identities;

    IdempotencyFilter(CurrentIdempotentRequest current, CurrentIdentityAssociation identities) {
        this.current = current;
        this.identities = identities;
    }

    @Idempotent
    @ServerRequestFilter
    public Uni<Void> read(ContainerRequestContext request, ResourceInfo resource) {
        String key = request.getHeaderString(HEADER);
        if (key == null) {
            return isRequired(resource)
                    ? Uni.createFrom().failure(invalid("is required"))
                    : Uni.createFrom().voidItem();
        }
        if (key.isBlank() || !PRINTABLE.matcher(key).matches()) {
            return Uni.createFrom().failure(invalid("must be 1 to 255 printable ASCII characters"));
        }
        URI uri = request.getUriInfo().getRequestUri();
        return identities
                .getDeferredIdentity()
                .invoke(identity -> current.named(key, caller(identity), request.getMethod() + " " + uri.getRawPath()))
                .replaceWithVoid();
    }

    private static boolean isRequired(ResourceInfo resource) {
        Idempotent onMethod = resource.getResourceMethod().getAnnotation(Idempotent.class);
        Idempotent annotation =
                onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(Idempotent.class);
        return annotation != null && annotation.required();
    }

    private static String caller(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getIssuer() + " " + token.getSubject()
                : identity.getPrincipal().getName();
    }

    private static ProblemException invalid(String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(HEADER, detail))).exception();
    }
}
