package platen.scim.explaining.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;
import platen.scim.explaining.ExplainPerson;
import platen.scim.explaining.domain.Asked;
import platen.scim.schema.ValueForm;

/** Why a person has not what their identity provider gave them. */
@Path("/api/v1/scim/explanations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
@Tag(name = "SCIM explanations")
public class ExplanationResource {

    private final CurrentOrganisation current;
    private final ExplainPerson explain;

    ExplanationResource(CurrentOrganisation current, ExplainPerson explain) {
        this.current = current;
        this.explain = explain;
    }

    @GET
    @Operation(
            summary = "Explain what became of a pushed person",
            description =
                    "Exactly one of the parameters says who. By userName also who was deleted or never taken in the last"
                            + " 30 days, then as the provider wrote it; by externalId whoever has it, else whoever had it last.")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(responseCode = "404", description = "Nobody is known")
    public Uni<ExplanationView> explain(
            @QueryParam("userName") @Nullable String userName,
            @QueryParam("externalId") @Nullable String externalId,
            @QueryParam("id") @Nullable String id) {
        return explain.explain(current.id(), asked(userName, externalId, id)).map(explanation -> {
            if (explanation == null) {
                throw Problems.notFound("person").exception();
            }
            return ExplanationView.of(explanation);
        });
    }

    private static Asked asked(@Nullable String userName, @Nullable String externalId, @Nullable String id) {
        if (Stream.of(userName, externalId, id).filter(Objects::nonNull).count() != 1) {
            throw invalid("userName", "or externalId or id must be there, and one of them only");
        }
        if (userName != null) {
            return new Asked.ByUserName(text("userName", userName));
        }
        return externalId != null
                ? new Asked.ByExternalId(text("externalId", externalId))
                : new Asked.ById(uuid(Objects.requireNonNull(id)));
    }

    private static String text(String parameter, String given) {
        if (given.isBlank() || !ValueForm.isStorable(given)) {
            throw invalid(parameter, "must be a text that can be stored");
        }
        return given;
    }

    private static UUID uuid(String given) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException notAnId) {
            throw invalid("id", "must be the id of a SCIM user");
        }
    }

    private static RuntimeException invalid(String parameter, String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(parameter, detail)))
                .exception();
    }
}
