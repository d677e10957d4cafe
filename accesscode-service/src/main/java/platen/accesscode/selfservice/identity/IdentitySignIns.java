package platen.accesscode.selfservice.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import platen.accesscode.selfservice.SignIns;
import platen.accesscode.selfservice.domain.Oneself;
import platen.accesscode.selfservice.domain.Somebody;

/** Asks identity-service with the person's own token, and not for long. */
@ApplicationScoped
class IdentitySignIns implements SignIns {

    private static final Logger LOG = Logger.getLogger(IdentitySignIns.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int RETRIES = 2;
    private static final int SERVER_ERROR = 500;

    /** What identity answers when it knows why somebody is nobody. */
    private static final Set<Integer> REFUSALS = Set.of(404, 409);

    private static final Pattern TYPE = Pattern.compile("/problems/([a-z-]{1,64})");

    private final IdentityApi identity;
    private final ObjectMapper json;

    IdentitySignIns(@RestClient IdentityApi identity, ObjectMapper json) {
        this.identity = identity;
        this.json = json;
    }

    @Override
    public Uni<Oneself> bind(Somebody somebody) {
        return Uni.createFrom()
                .deferred(() -> identity.bind("Bearer " + somebody.token()))
                .onFailure(IdentitySignIns::mayPass)
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(RETRIES)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .<Oneself>map(bound -> new Oneself.Known(bound.userId()))
                .onFailure()
                .recoverWithItem(this::refusal);
    }

    /** Binding twice is binding once, so trying again is safe. */
    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof WebApplicationException answer)
                || answer.getResponse().getStatus() >= SERVER_ERROR;
    }

    private Oneself refusal(Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && REFUSALS.contains(answer.getResponse().getStatus())) {
            return refusal(answer.getResponse());
        }
        LOG.warnf("Identity does not say who signs in: %s", failure.getClass().getSimpleName());
        return new Oneself.Unavailable();
    }

    private Oneself refusal(Response answer) {
        try {
            JsonNode problem = json.readTree(answer.readEntity(String.class));
            Matcher type = TYPE.matcher(problem.path("type").asText());
            if (type.matches()) {
                return new Oneself.Refused(
                        answer.getStatus(),
                        type.group(1),
                        problem.path("title").asText(),
                        problem.path("detail").asText());
            }
        } catch (JsonProcessingException notJson) {
            LOG.debug("Identity answers with something other than JSON");
        }
        LOG.warn("Identity refuses without a reason we know");
        return new Oneself.Unavailable();
    }
}
