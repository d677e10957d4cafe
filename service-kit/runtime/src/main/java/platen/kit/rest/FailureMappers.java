package platen.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResteasyReactiveClientProblem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import platen.kit.crypto.DecryptionFailed;
import platen.kit.crypto.KeyMaterialException;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.PassingFailure;

/** Turns whatever ends a request into a problem. What is not the caller's fault says a trace id and nothing else. */
public class FailureMappers {

    private static final Logger LOG = Logger.getLogger(FailureMappers.class);

    /** SQLSTATE character_not_in_repertoire. */
    private static final String UNSTORABLE = "22021";

    private static final String TOO_LARGE = "Request too large";
    private static final int LONGEST_CHAIN = 20;
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    public Response problem(ProblemException failure) {
        return failure.problem().toResponse();
    }

    @ServerExceptionMapper
    public Response violations(ConstraintViolationException failure) {
        return ViolatedConstraints.isCallersFault(failure)
                ? Problems.invalid(ViolatedConstraints.of(failure)).toResponse()
                : unexpected(failure);
    }

    @ServerExceptionMapper
    public Response body(MismatchedInputException failure) {
        return JsonFailures.problem(failure).toResponse();
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure) {
        Response response = failure.getResponse();
        if (failure instanceof ResteasyReactiveClientProblem) {
            return unexpected(failure); // another service's answer is not ours
        }
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        if (response.getStatus() >= 500) {
            return unexpected(failure);
        }
        if (response.getStatus() == 400 && failure.getCause() instanceof JsonProcessingException json) {
            return JsonFailures.problem(json).toResponse();
        }
        return Response.fromResponse(response)
                .type(Problem.MEDIA_TYPE)
                .entity(HttpProblems.of(response.getStatus()))
                .build();
    }

    @ServerExceptionMapper
    public Response transport(IOException failure) {
        // The server has answered 413 by itself already, as soon as a body of unannounced length grew too long.
        return TOO_LARGE.equals(failure.getMessage()) ? HttpProblems.of(413).toResponse() : unexpected(failure);
    }

    /** Which key it is, the log says: it is the operator's to put right. */
    @ServerExceptionMapper
    public Response keys(DecryptionFailed failure) {
        LOG.error(failure.getMessage());
        return keysUnavailable();
    }

    @ServerExceptionMapper
    public Response keys(KeyMaterialException failure) {
        LOG.error(failure.getMessage());
        return keysUnavailable();
    }

    private static Response keysUnavailable() {
        return Response.fromResponse(Problem.of(503, "keys-unavailable", "A key is not at hand")
                        .withDetail("A value cannot be read or written until an operator has put the keys right.")
                        .toResponse())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        if (isUnstorableCharacter(failure)) {
            return Problems.badRequest("A text in the request holds the character U+0000.")
                    .toResponse();
        }
        if (DeletedOrganisation.causes(failure)) {
            return Problems.organisationDeleted().toResponse();
        }
        if (PassingFailure.is(failure)) {
            LOG.warnf(
                    "Request refused, the database is not available: %s",
                    failure.getClass().getSimpleName());
            return Response.fromResponse(Problem.of(503, "unavailable", "Not available at the moment")
                            .withDetail("Nothing was changed. Try again in a moment.")
                            .toResponse())
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        SpanContext span = Span.current().getSpanContext();
        String traceId = span.isValid()
                ? span.getTraceId()
                : UUID.randomUUID().toString().replace("-", "");
        LOG.errorf(failure, "Request failed, traceId=%s", traceId);
        return Response.fromResponse(Problem.of(500, "internal-error", "Something went wrong here")
                        .withDetail("It is not the request's fault. The trace id finds it in the logs.")
                        .with("traceId", traceId)
                        .toResponse())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** PostgreSQL's text cannot hold it, JSON's and a query's can; wherever it came in, only the caller can have sent it. */
    private static boolean isUnstorableCharacter(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(cause -> cause instanceof PgException refused && UNSTORABLE.equals(refused.getSqlState()));
    }
}
