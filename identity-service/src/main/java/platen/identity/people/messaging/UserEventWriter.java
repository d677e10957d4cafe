package platen.identity.people.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.FindMemberships;
import platen.identity.groups.domain.GroupsOfPerson;
import platen.identity.people.domain.Credentials;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.subjects.FindSubjects;
import platen.identity.subjects.domain.Subject;
import platen.kit.messaging.Event;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

/** Writes {@code identity.user}; the user is the key. */
@ApplicationScoped
public class UserEventWriter {

    private static final String TOPIC = "identity.user";

    private final Outbox outbox;
    private final FindSubjects subjects;
    private final FindMemberships memberships;
    private final ObjectMapper json;

    UserEventWriter(Outbox outbox, FindSubjects subjects, FindMemberships memberships, ObjectMapper json) {
        this.outbox = outbox;
        this.subjects = subjects;
        this.memberships = memberships;
        this.json = json;
    }

    /**
     * @param cause what a source said; null when an administrator or a timer acts
     */
    public Uni<Void> write(OrganisationTransaction transaction, List<UserEvent> events, @Nullable Event cause) {
        return write(
                transaction,
                events.stream().map(event -> new Caused(event, cause)).toList());
    }

    /** An event and what a source said that caused it, if one did. */
    public record Caused(UserEvent event, @Nullable Event cause) {}

    public Uni<Void> write(OrganisationTransaction transaction, List<Caused> events) {
        return surroundings(
                        transaction,
                        described(events.stream().map(Caused::event).toList()))
                .chain(known -> outbox.append(
                        transaction,
                        events.stream().map(event -> outgoing(event, known)).toList()));
    }

    private OutgoingEvent outgoing(Caused caused, Surroundings known) {
        OutgoingEvent outgoing = outgoing(caused.event(), known);
        return caused.cause() == null ? outgoing : outgoing.causedBy(caused.cause());
    }

    /** The full state again, for read models. */
    public Uni<Void> republish(OrganisationTransaction transaction, List<User> users) {
        return surroundings(transaction, users.stream().map(User::id).collect(Collectors.toSet()))
                .chain(known -> outbox.append(
                        transaction,
                        users.stream()
                                .map(user -> outgoing(new UserEvent.Updated(user), known)
                                        .asRepublished())
                                .toList()));
    }

    /** What is told of people besides what they are themselves, by user. */
    private record Surroundings(Map<UUID, List<Subject>> subjects, Map<UUID, GroupsOfPerson> groups) {

        UserFacts.State state(User user) {
            return UserFacts.State.of(
                    user,
                    subjects.getOrDefault(user.id(), List.of()),
                    groups.getOrDefault(user.id(), GroupsOfPerson.NONE));
        }

        UserFacts.Changed changed(User user) {
            return new UserFacts.Changed(state(user));
        }
    }

    private Uni<Surroundings> surroundings(OrganisationTransaction transaction, Set<UUID> users) {
        return subjects.of(transaction, users)
                .chain(signIns -> memberships.of(transaction, users).map(groups -> new Surroundings(signIns, groups)));
    }

    /** Whose full state is told. */
    private static Set<UUID> described(List<UserEvent> events) {
        return events.stream()
                .filter(event -> event instanceof UserEvent.Created
                        || event instanceof UserEvent.Updated
                        || event instanceof UserEvent.Deactivated
                        || event instanceof UserEvent.Reactivated)
                .map(UserEvent::userId)
                .collect(Collectors.toSet());
    }

    private OutgoingEvent outgoing(UserEvent event, Surroundings known) {
        return switch (event) {
            case UserEvent.Created created ->
                event(
                        created,
                        "user-created",
                        new UserFacts.Created(
                                known.state(created.user()),
                                credentials(
                                        created.supplied() == null
                                                ? Credentials.NONE
                                                : created.supplied().credentials()),
                                created.supplied() == null ? null : UserFacts.ObservationRef.of(created.supplied()),
                                created.supplied() == null
                                        ? List.of()
                                        : created.supplied().handedOver()));
            case UserEvent.Updated updated -> event(updated, "user-updated", known.changed(updated.user()));
            case UserEvent.Deactivated deactivated ->
                event(deactivated, "user-deactivated", known.changed(deactivated.user()));
            case UserEvent.Reactivated reactivated ->
                event(reactivated, "user-reactivated", known.changed(reactivated.user()));
            case UserEvent.Deleted deleted -> event(deleted, "user-deleted", new UserFacts.Deleted(deleted.userId()));
            case UserEvent.Erased erased -> event(erased, "user-erased", UserFacts.Erased.of(erased));
            case UserEvent.Linked linked ->
                event(
                        linked,
                        "person-linked",
                        new UserFacts.Linked(
                                linked.userId(),
                                linked.person().source(),
                                linked.person().externalId()));
            case UserEvent.CredentialsObserved observed ->
                event(
                        observed,
                        "directory-credentials-observed",
                        new UserFacts.CredentialsObserved(
                                observed.userId(),
                                observed.observation().person().source(),
                                observed.observation().person().externalId(),
                                observed.observation().id(),
                                observed.primary(),
                                credentials(observed.observation().credentials())));
            case UserEvent.CredentialsImported imported ->
                event(
                        imported,
                        "credentials-imported",
                        new UserFacts.CredentialsImported(
                                imported.userId(),
                                imported.importId(),
                                imported.actor(),
                                imported.notifies(),
                                credentials(imported.supplied().credentials()),
                                UserFacts.ObservationRef.of(imported.supplied()),
                                imported.supplied().handedOver()));
            case UserEvent.GroupRuleApplied applied ->
                event(applied, "group-rule-applied", UserFacts.GroupRuleApplied.of(applied.rule()));
            case UserEvent.MatchAmbiguous ambiguous ->
                event(
                        ambiguous,
                        "person-match-ambiguous",
                        new UserFacts.MatchAmbiguous(
                                ambiguous.reviewId(),
                                ambiguous.person().source(),
                                ambiguous.person().externalId(),
                                ambiguous.reason(),
                                ambiguous.userId()));
        };
    }

    private static OutgoingEvent event(UserEvent event, String name, Object data) {
        return OutgoingEvent.of(TOPIC, event.userId().toString(), "platen.identity." + name + ".v1", data);
    }

    private JsonNode credentials(Credentials credentials) {
        try {
            return json.readTree(credentials.json());
        } catch (JsonProcessingException impossible) {
            // Its message may quote a sealed value.
            throw new IllegalStateException("Credentials were read as JSON and are none now");
        }
    }
}
