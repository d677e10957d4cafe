package platen.identity.people.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.UserState.Because;

/** People for tests. */
final class UserFixture {

    static final Instant NOW = Instant.parse("2026-01-05T08:30:00Z");
    static final PersonKey ANA_AT_GOOGLE = new PersonKey("google", "117");
    static final PersonKey ANA_AT_SCIM = new PersonKey("scim", "9b2d");

    private UserFixture() {}

    static Profile anasProfile() {
        return new Profile("ana.silva", "Ana Silva", "ana.silva@school.example", "en", "Arts", null);
    }

    static User anActiveUser() {
        return User.created(new UUID(0, 1), anasProfile(), new UserState.Active(), NOW);
    }

    static User anInactiveUser(Because because, @Nullable Instant deleteAfter) {
        return User.created(new UUID(0, 1), anasProfile(), new UserState.Inactive(because, deleteAfter), NOW);
    }

    static User anotherUser(Profile profile) {
        return User.created(new UUID(0, 2), profile, new UserState.Active(), NOW);
    }

    static User anInternalUser() {
        return new User(new UUID(0, 3), anasProfile(), Aliases.NONE, true, new UserState.Active(), 1, NOW, NOW);
    }

    /** What Google says of Ana when nothing has changed. */
    static Observation anObservation() {
        return observation(draft(anasProfile()), true, Credentials.NONE);
    }

    static Observation observation(ProfileDraft seen, boolean active, Credentials credentials) {
        Observation observation = Observation.of(ANA_AT_GOOGLE, new UUID(7, 7), seen, active, credentials, "{}");
        if (observation == null) {
            throw new AssertionError("Nobody to be seen");
        }
        return observation;
    }

    static ProfileDraft draft(Profile profile) {
        return ProfileDraft.of(profile);
    }

    static ProfileDraft draft(String userName, @Nullable String email) {
        return new ProfileDraft(userName, "Ana Silva", email, null, "Arts", null);
    }
}
