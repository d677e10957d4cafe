package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.UserProfile;
import platen.identity.people.domain.UserQuery;
import platen.identity.people.persistence.UserReading;

/** Looks people up. Deleted ones are not found. */
@ApplicationScoped
public class FindUsers {

    private final UserReading reading;

    FindUsers(UserReading reading) {
        this.reading = reading;
    }

    public Uni<@Nullable UserProfile> byId(UUID organisation, UUID id) {
        return reading.byId(organisation, id);
    }

    public Uni<List<UserProfile>> list(UUID organisation, UserQuery query) {
        return reading.list(organisation, query);
    }
}
