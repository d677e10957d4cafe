package platen.kit.issuers;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.TreeSet;
import platen.kit.organisation.CurrentOrganisation;

/** Tells callers who they are. */
@Path("/caller")
public class CallerResource {

    private final SecurityIdentity identity;
    private final CurrentOrganisation organisation;

    CallerResource(SecurityIdentity identity, CurrentOrganisation organisation) {
        this.identity = identity;
        this.organisation = organisation;
    }

    @GET
    @Authenticated
    public String caller() {
        return String.join(
                " ",
                organisation.find().map(Object::toString).orElse("none"),
                organisation.caller(),
                organisation.userName().orElse("nameless"),
                String.join(",", new TreeSet<>(identity.getRoles())));
    }

    @GET
    @Path("/operator")
    @RolesAllowed("operator")
    public String operator() {
        return "operator";
    }

    @GET
    @Path("/service")
    @RolesAllowed("service")
    public String service() {
        return "service";
    }
}
