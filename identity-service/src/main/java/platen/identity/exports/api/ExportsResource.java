package platen.identity.exports.api;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;
import platen.identity.exports.ExportUsers;
import platen.identity.exports.ExportUsers.Begun;
import platen.identity.imports.domain.Column;
import platen.identity.people.api.UserFilter;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Limit;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** The people of the caller's organisation as a file. */
@Path("/api/v1/exports")
@Tag(name = "Exports")
public class ExportsResource {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final Map<String, List<String>> HEADERS = Map.of(
            HttpHeaders.CACHE_CONTROL, List.of("no-store"),
            HttpHeaders.CONTENT_DISPOSITION, List.of("attachment; filename=\"users.csv\""));

    /** Pages are the export's own. */
    private static final Limit ANY = new Limit(1);

    private final ExportUsers export;
    private final CurrentOrganisation current;
    private final SecurityIdentity identity;

    ExportsResource(ExportUsers export, CurrentOrganisation current, SecurityIdentity identity) {
        this.export = export;
        this.current = current;
        this.identity = identity;
    }

    @GET
    @Path("/users.csv")
    @Produces(CSV)
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(
            summary = "People as CSV that can be imported again",
            description =
                    "With codes=true, for administrators only, access codes and cards are in it, and each is audited.")
    @APIResponse(
            responseCode = "200",
            description = "Row by row, in the order of user names",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public RestMulti<String> users(
            @QueryParam("email") @Nullable String email,
            @QueryParam("userName") @Nullable String userName,
            @QueryParam("alias") @Nullable String alias,
            @QueryParam("department") @Nullable String department,
            @QueryParam("source") @Nullable String source,
            @QueryParam("q") @Nullable String q,
            @QueryParam("state") @Nullable String state,
            @Parameter(description = "Whether codes and cards are in it") @QueryParam("codes") @DefaultValue("false")
                    boolean codes,
            @Parameter(description = "Of the first line: en, de or fr; by Accept-Language when left out")
                    @QueryParam("language")
                    @Nullable
                    String language,
            @Parameter(description = "comma, semicolon or tab") @QueryParam("delimiter") @DefaultValue("comma")
                    String delimiter,
            @Parameter(description = "Whether it begins with a byte order mark, by which spreadsheets know UTF-8")
                    @QueryParam("bom")
                    @DefaultValue("false")
                    boolean bom,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        if (codes && !identity.hasRole("admin")) {
            throw new ForbiddenException("Only administrators export codes");
        }
        var filter = new UserFilter(email, userName, alias, department, source, q, state, ANY, null).query();
        var order = new ExportUsers.Order(
                filter, language(language, accepted), separator(delimiter), bom, current.caller(), codes);
        return RestMulti.fromUniResponse(begin(order), Begun::text, begun -> HEADERS);
    }

    private Uni<Begun> begin(ExportUsers.Order order) {
        Uni<Begun> begun = export.begin(current.id(), order);
        return order.codes()
                ? begun.onFailure()
                        .transform(failure -> Problem.of(503, "codes-not-at-hand", "Codes are not at hand")
                                .withDetail("accesscode-service does not answer. Try again, or without codes.")
                                .exception())
                : begun;
    }

    private static char separator(String delimiter) {
        return switch (delimiter) {
            case "comma", "," -> ',';
            case "semicolon", ";" -> ';';
            case "tab", "\t" -> '\t';
            default -> throw refusal("delimiter", "must be comma, semicolon or tab");
        };
    }

    private static String language(@Nullable String wanted, @Nullable String accepted) {
        if (wanted != null) {
            if (!Column.languages().contains(wanted)) {
                throw refusal("language", "must be one of " + String.join(", ", Column.languages()));
            }
            return wanted;
        }
        try {
            String found = accepted == null
                    ? null
                    : Locale.lookupTag(Locale.LanguageRange.parse(accepted), Column.languages());
            return found == null ? Column.languages().getFirst() : found;
        } catch (IllegalArgumentException malformed) {
            return Column.languages().getFirst();
        }
    }

    private static RuntimeException refusal(String parameter, String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(parameter, detail)))
                .exception();
    }
}
