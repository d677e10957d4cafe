package platen.identity.people.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.AppliedRule;
import platen.identity.groups.domain.GroupsOfPerson;
import platen.identity.groups.domain.RuleDraft;
import platen.identity.people.domain.Supplied;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.subjects.domain.Subject;

/** Bodies of the events on {@code identity.user}. */
final class UserFacts {

    private UserFacts() {}

    /** A person's full state. */
    record State(
            UUID userId,
            String userName,
            String displayName,
            @Nullable String email,
            String locale,
            String state,
            List<String> groups,
            @Nullable String codePolicy,
            List<SubjectRef> subjects,
            List<String> aliases) {

        static State of(User user, List<Subject> subjects, GroupsOfPerson groups) {
            return new State(
                    user.id(),
                    user.profile().userName(),
                    user.profile().displayName(),
                    user.profile().email(),
                    user.profile().locale(),
                    user.isActive() ? "active" : "inactive",
                    groups.names(),
                    groups.codePolicy(),
                    subjects.stream().map(SubjectRef::of).toList(),
                    user.aliases());
        }
    }

    /** A sign-in that is the person's. */
    record SubjectRef(String issuer, String sub) {

        static SubjectRef of(Subject subject) {
            return new SubjectRef(subject.issuer(), subject.subject());
        }
    }

    record ObservationRef(String source, String externalId, UUID observationId) {

        static ObservationRef of(Supplied supplied) {
            return new ObservationRef(
                    supplied.person().source(), supplied.person().externalId(), supplied.observationId());
        }
    }

    /**
     * @param handedOver left out when there are none
     */
    record Created(
            State user,
            JsonNode credentials,
            @Nullable ObservationRef observation,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> handedOver) {}

    record Changed(State user) {}

    record Deleted(UUID userId) {}

    record Erased(UUID userId, List<PersonRef> persons) {

        static Erased of(UserEvent.Erased erased) {
            return new Erased(
                    erased.userId(),
                    erased.persons().stream()
                            .map(person -> new PersonRef(person.source(), person.externalId()))
                            .toList());
        }
    }

    record PersonRef(String source, String externalId) {}

    record Linked(UUID userId, String source, String externalId) {}

    record CredentialsObserved(
            UUID userId, String source, String externalId, UUID observationId, boolean primary, JsonNode credentials) {}

    record CredentialsImported(
            UUID userId,
            UUID importId,
            String actor,
            @JsonProperty("notify") boolean notifies,
            JsonNode credentials,
            ObservationRef observation,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> handedOver) {}

    record GroupRuleApplied(
            UUID userId, UUID ruleId, UUID groupId, String group, String kind, String amount, String currency) {

        static GroupRuleApplied of(AppliedRule rule) {
            return new GroupRuleApplied(
                    rule.user(),
                    rule.rule(),
                    rule.group(),
                    rule.name(),
                    RuleDraft.CREDIT,
                    rule.credit().written(),
                    rule.credit().currency());
        }
    }

    record MatchAmbiguous(UUID reviewId, String source, String externalId, String reason, UUID userId) {}
}
