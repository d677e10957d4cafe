package platen.google.runs.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.Credential;
import platen.google.runs.domain.PersonState;
import platen.google.runs.messaging.PersonObserved.Credentials;
import platen.google.runs.messaging.PersonObserved.Value;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealer;

/** Makes the body of {@code person-observed}: from here on a code or card exists only sealed to accesscode. */
@ApplicationScoped
public class Observations {

    private static final String RECIPIENT = "accesscode";

    private final Sealer sealer;
    private final ObjectMapper json;

    Observations(Sealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /** A new observation as JSON. Costs two public-key operations: not for an event loop. */
    public String of(UUID organisation, PersonState person) {
        UUID observation = UUID.randomUUID();
        var credentials = new Credentials(
                value(organisation, person.externalId(), observation, "access-code", person.accessCode()),
                value(organisation, person.externalId(), observation, "card", person.card()));
        return write(new PersonObserved(
                RunEvents.SOURCE,
                person.externalId(),
                observation,
                person.userName(),
                person.displayName(),
                person.email(),
                person.aliases(),
                person.active(),
                credentials));
    }

    PersonObserved read(String observation) {
        try {
            return json.readValue(observation, PersonObserved.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A planned observation cannot be read.");
        }
    }

    private @Nullable Value value(
            UUID organisation, String externalId, UUID observation, String name, Credential credential) {
        return switch (credential) {
            case Credential.Absent absent -> null;
            case Credential.Cleared cleared -> Value.CLEARED;
            case Credential.SetTo(String plain) ->
                Value.set(sealer.seal(
                        RECIPIENT,
                        SealContext.directory(organisation, RunEvents.SOURCE, externalId, observation, name),
                        plain));
        };
    }

    private String write(PersonObserved body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An observation cannot be written.");
        }
    }
}
