package platen.identity.people.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import platen.identity.people.domain.Observation;

/** Reads observations that were kept for a decision. */
@ApplicationScoped
public class StoredObservations {

    private final ObjectMapper json;

    StoredObservations(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param document {@link Observation#document} of one that was received
     */
    public Observation read(String document) {
        try {
            JsonNode data = json.readTree(document);
            return json.treeToValue(data, PersonObserved.class).observation(document);
        } catch (JsonProcessingException impossible) {
            // Its message may quote personal data or a sealed value.
            throw new IllegalStateException("An observation was read before and is none now");
        }
    }
}
