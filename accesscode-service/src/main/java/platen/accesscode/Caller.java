package platen.accesscode;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;

/** Who sends the request, and from where: behind a proxy, only if {@code quarkus.http.proxy} is told to believe it. */
@RequestScoped
public class Caller {

    private final CurrentOrganisation organisation;
    private final RoutingContext routing;

    Caller(CurrentOrganisation organisation, RoutingContext routing) {
        this.organisation = organisation;
        this.routing = routing;
    }

    /** Of what an administrator asks for. */
    public Cause cause() {
        return Cause.request(organisation.caller()).from(address());
    }

    /**
     * Of what somebody does in their own matter.
     *
     * @param subject of their access token
     */
    public Cause ownCause(String subject) {
        return Cause.request(subject).via(Channel.SELF_SERVICE).from(address());
    }

    private @Nullable String address() {
        SocketAddress remote = routing.request().remoteAddress();
        return remote == null ? null : remote.hostAddress();
    }
}
