package platen.identity.people.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.UserState.Active;
import platen.identity.people.domain.UserState.Because;
import platen.identity.people.domain.UserState.Inactive;

/**
 * A person's account.
 *
 * @param goesBy further names of the person; unique in the organisation, as user names are and among them
 * @param internal not of any directory: matching and sources leave it alone
 * @param version counts changes, also of links, from 1
 */
public record User(
        UUID id,
        Profile profile,
        Aliases goesBy,
        boolean internal,
        UserState state,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static User created(UUID id, Profile profile, UserState state, Instant now) {
        return new User(id, profile, Aliases.NONE, false, state, 1, now, now);
    }

    public boolean isActive() {
        return state.isActive();
    }

    /** When the retention of a removed person ends. */
    public @Nullable Instant deleteAfter() {
        return state instanceof Inactive inactive ? inactive.deleteAfter() : null;
    }

    public User with(Profile wanted) {
        return new User(id, wanted, goesBy, internal, state, version, createdAt, updatedAt);
    }

    /** Under these names and no others. */
    public User withAliases(List<String> wanted) {
        return goingBy(goesBy.named(wanted));
    }

    public User goingBy(Aliases wanted) {
        return new User(id, profile, wanted, internal, state, version, createdAt, updatedAt);
    }

    public User withInternal(boolean wanted) {
        return new User(id, profile, goesBy, wanted, state, version, createdAt, updatedAt);
    }

    public List<String> aliases() {
        return goesBy.names();
    }

    public List<String> aliasKeys() {
        return goesBy.keys();
    }

    /** What an administrator did stays what it was, and so does an end of retention already set. */
    public User deactivated(Because because) {
        return switch (state) {
            case Active active -> in(new Inactive(because, null));
            case Inactive inactive ->
                because == Because.ADMINISTRATOR ? in(new Inactive(because, inactive.deleteAfter())) : this;
        };
    }

    public User removed(Instant deleteAfter) {
        return switch (state) {
            case Active active -> in(new Inactive(Because.REMOVAL, deleteAfter));
            case Inactive inactive when inactive.deleteAfter() != null -> this;
            case Inactive inactive -> in(new Inactive(inactive.because(), deleteAfter));
        };
    }

    public User reactivated() {
        return isActive() ? this : in(new Active());
    }

    /** A source has the person, active: that lifts everything but an administrator's word. */
    public User returned() {
        return switch (state) {
            case Active active -> this;
            case Inactive inactive
            when inactive.because() == Because.ADMINISTRATOR -> in(new Inactive(Because.ADMINISTRATOR, null));
            case Inactive inactive -> in(new Active());
        };
    }

    /** A source has the person, suspended: nothing is to be deleted. */
    public User suspended() {
        return switch (state) {
            case Active active -> in(new Inactive(Because.SOURCE, null));
            case Inactive inactive when inactive.because() == Because.REMOVAL -> in(new Inactive(Because.SOURCE, null));
            case Inactive inactive -> in(new Inactive(inactive.because(), null));
        };
    }

    public User touched(Instant now) {
        return new User(id, profile, goesBy, internal, state, version + 1, createdAt, now);
    }

    private User in(UserState wanted) {
        return new User(id, profile, goesBy, internal, wanted, version, createdAt, updatedAt);
    }
}
