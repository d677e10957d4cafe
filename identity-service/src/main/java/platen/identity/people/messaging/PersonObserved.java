package platen.identity.people.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.Credentials;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.ProfileDraft;
import platen.kit.messaging.Event;
import platen.kit.messaging.PoisonEvent;

/** A source's full state of one person, as it is on Kafka. */
record PersonObserved(
        @Nullable String source,
        @Nullable String externalId,
        @Nullable UUID observationId,
        @Nullable String userName,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String department,
        @Nullable String office,
        @Nullable List<@Nullable String> aliases,
        @Nullable Boolean active,
        @Nullable JsonNode credentials) {

    /**
     * @throws PoisonEvent when something is missing that no later version could do without
     */
    Observation observation(Event event) {
        return observation(
                PersonOfEvent.key(event, source, externalId), event.data().toString());
    }

    /** One that was kept, as {@code document} has it. */
    Observation observation(String document) {
        if (source == null || externalId == null) {
            throw new PoisonEvent("The observation names no source or no person");
        }
        return observation(new PersonKey(source, externalId), document);
    }

    private Observation observation(PersonKey person, String document) {
        if (observationId == null || active == null || credentials == null || !credentials.isObject()) {
            throw new PoisonEvent("The observation lacks its id, whether the person is active, or its credentials");
        }
        Observation observation = Observation.of(
                person,
                observationId,
                new ProfileDraft(userName, displayName, email, locale, department, office),
                active,
                new Credentials(credentials.toString(), !credentials.isEmpty()),
                document);
        if (observation == null) {
            throw new PoisonEvent("The observation has no user name");
        }
        return observation.goingBy(aliases);
    }

    /** Personal data and sealed values stay out of logs. */
    @Override
    public String toString() {
        return "PersonObserved[" + observationId + "]";
    }
}
