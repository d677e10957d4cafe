package platen.google.explaining.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.explaining.ExplainPerson;
import platen.google.explaining.domain.Explanation;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Why a person has not what the directory gives them. */
@Path("/api/v1/google/explanations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
@Tag(name = "Explanations")
public class ExplanationResource {

    private static final String ADDRESS = "[^@\\s\\p{Cntrl}/]+@[^@\\s\\p{Cntrl}/]+";
    private static final String ID = "[A-Za-z0-9_-]{1,128}";

    private final CurrentOrganisation organisation;
    private final FindConnection findConnection;
    private final ExplainPerson explainPerson;

    ExplanationResource(CurrentOrganisation organisation, FindConnection findConnection, ExplainPerson explainPerson) {
        this.organisation = organisation;
        this.findConnection = findConnection;
        this.explainPerson = explainPerson;
    }

    @GET
    @Operation(
            summary = "Explain one person",
            description = "Reads them from Google now, and changes nothing. Exactly one of the parameters says who.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "Nobody is known by it, there or here")
    @APIResponse(responseCode = "409", description = "There is no connection")
    public Uni<ExplanationView> explain(
            @QueryParam("email") @Nullable String email, @QueryParam("externalId") @Nullable String externalId) {
        if ((email == null) == (externalId == null)) {
            throw invalid("email", "or externalId must be there, and one of them only");
        }
        if (email != null && (email.length() > 320 || !email.matches(ADDRESS))) {
            throw invalid("email", "must be an email address");
        }
        if (externalId != null && !externalId.matches(ID)) {
            throw invalid("externalId", "must be an id of Google's");
        }
        return findConnection
                .find(organisation.id())
                .chain(connection -> explained(connection, email, externalId))
                .map(ExplanationResource::found);
    }

    private Uni<@Nullable Explanation> explained(
            @Nullable Connection connection, @Nullable String email, @Nullable String externalId) {
        if (connection == null) {
            throw Problems.conflict("no-connection", "There is no connection", "Set up the connection to Google first.")
                    .exception();
        }
        return email != null
                ? explainPerson.byEmail(connection, email)
                : explainPerson.byId(connection, String.valueOf(externalId));
    }

    private static ExplanationView found(@Nullable Explanation explanation) {
        if (explanation == null) {
            throw Problems.notFound("person").exception();
        }
        return ExplanationView.of(explanation);
    }

    private static RuntimeException invalid(String parameter, String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(parameter, detail)))
                .exception();
    }
}
