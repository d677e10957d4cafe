package platen.testing.service;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Tells an administrator their name. */
@Path("/who")
public class WhoResource {

    private final SecurityIdentity identity;

    WhoResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    @GET
    @RolesAllowed("admin")
    public String who() {
        return identity.getPrincipal().getName();
    }
}
