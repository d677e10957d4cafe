package platen.identity.people.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.AppliedRule;

/** What has become true of a person. */
public sealed interface UserEvent {

    UUID userId();

    /**
     * @param supplied the first credentials, by whoever brought the person; null when an administrator did
     */
    record Created(User user, @Nullable Supplied supplied) implements UserEvent {
        @Override
        public UUID userId() {
            return user.id();
        }
    }

    record Updated(User user) implements UserEvent {
        @Override
        public UUID userId() {
            return user.id();
        }
    }

    record Deactivated(User user) implements UserEvent {
        @Override
        public UUID userId() {
            return user.id();
        }
    }

    record Reactivated(User user) implements UserEvent {
        @Override
        public UUID userId() {
            return user.id();
        }
    }

    record Deleted(UUID userId) implements UserEvent {}

    /**
     * Nothing of the person is to stay but the user's id.
     *
     * @param persons whom sources had as the person, so that what is kept under their ids goes too
     */
    record Erased(UUID userId, List<PersonKey> persons) implements UserEvent {
        public Erased {
            persons = List.copyOf(persons);
        }
    }

    record Linked(UUID userId, PersonKey person) implements UserEvent {}

    /**
     * @param primary false when another source decides: to be recorded, not acted on
     */
    record CredentialsObserved(UUID userId, Observation observation, boolean primary) implements UserEvent {}

    /**
     * An administrator's import says what credentials are.
     *
     * @param actor subject of the administrator
     * @param notifies whether people are told of their new codes
     */
    record CredentialsImported(UUID userId, UUID importId, String actor, boolean notifies, Supplied supplied)
            implements UserEvent {}

    /** What a group gives is a person's from now on; once for each rule and person. */
    record GroupRuleApplied(AppliedRule rule) implements UserEvent {
        @Override
        public UUID userId() {
            return rule.user();
        }
    }

    /**
     * @param userId who stands in the way, or whose email is unusable
     * @param reason as in the review list
     */
    record MatchAmbiguous(UUID userId, UUID reviewId, PersonKey person, String reason) implements UserEvent {}
}
