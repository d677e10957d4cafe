package platen.identity.exports.api;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import platen.identity.exports.ExportUsers;
import platen.identity.exports.ExportUsers.Begun;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problem;

/** Begins an export and answers with it, row by row; codes are for administrators only. */
@ApplicationScoped
class AnswerExport {

    static final String CSV = "text/csv;charset=UTF-8";
    private static final Map<String, List<String>> HEADERS = Map.of(
            HttpHeaders.CACHE_CONTROL, List.of("no-store"),
            HttpHeaders.CONTENT_DISPOSITION, List.of("attachment; filename=\"users.csv\""));

    private final ExportUsers export;
    private final CurrentOrganisation current;
    private final SecurityIdentity identity;

    AnswerExport(ExportUsers export, CurrentOrganisation current, SecurityIdentity identity) {
        this.export = export;
        this.current = current;
        this.identity = identity;
    }

    RestMulti<String> with(ExportQuery query) {
        if (query.codes() && !identity.hasRole("admin")) {
            throw new ForbiddenException("Only administrators export codes");
        }
        return RestMulti.fromUniResponse(begin(query.order(current.caller())), Begun::text, begun -> HEADERS);
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
}
