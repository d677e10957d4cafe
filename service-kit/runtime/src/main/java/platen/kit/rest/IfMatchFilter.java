package platen.kit.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a write without a usable If-Match before its body is read. */
public class IfMatchFilter {

    @RequiresIfMatch
    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        IfMatch.parse(request.getHeaderString(HttpHeaders.IF_MATCH));
    }
}
