package platen.scim.protocol.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import platen.kit.rest.Problem;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;

/** Sees to it that SCIM addresses answer SCIM, also where the server itself refuses and would answer a problem of RFC 9457. */
public class ScimResponses {

    private final ScimCaller caller;

    ScimResponses(ScimCaller caller) {
        this.caller = caller;
    }

    @ServerExceptionMapper
    public Response refused(ScimRefusal refusal) {
        caller.isRefused(refusal);
        return ScimAnswers.refused(refusal);
    }

    @ServerResponseFilter
    public void speakScim(ContainerRequestContext request, ContainerResponseContext response) {
        if (!ScimPaths.isScim(request.getUriInfo().getPath())) {
            return;
        }
        if (response.getEntity() instanceof Problem problem) {
            response.setEntity(ScimAnswers.bytes(ScimJson.error(inScim(problem))));
        }
        if (response.hasEntity()) {
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_TYPE, ScimAnswers.typeFor(request.getAcceptableMediaTypes()));
        }
    }

    private static ScimRefusal inScim(Problem problem) {
        String detail = problem.detail() == null ? problem.title() : problem.detail();
        Object traceId = problem.extensions().get("traceId");
        return new ScimRefusal(
                problem.status(), null, traceId == null ? detail : detail + " Trace id: " + traceId + ".");
    }
}
