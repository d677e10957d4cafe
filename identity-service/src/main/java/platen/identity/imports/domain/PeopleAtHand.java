package platen.identity.imports.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.people.domain.User;

/** The people that some rows mean or could get in the way of, kept up with what those rows make of them. */
public final class PeopleAtHand {

    private final Map<UUID, User> byId = new HashMap<>();
    private final Map<String, UUID> byUserName = new HashMap<>();
    private final Map<String, UUID> byEmail = new HashMap<>();
    private final Set<UUID> meant;

    /**
     * @param meant whom earlier rows of the import mean already
     */
    public PeopleAtHand(Collection<User> users, Collection<UUID> meant) {
        users.forEach(this::put);
        this.meant = new HashSet<>(meant);
    }

    public @Nullable User byId(@Nullable UUID id) {
        return id == null ? null : byId.get(id);
    }

    public @Nullable User byUserName(@Nullable String key) {
        return key == null ? null : byId(byUserName.get(key));
    }

    public @Nullable User byEmail(@Nullable String key) {
        return key == null ? null : byId(byEmail.get(key));
    }

    /** False when another row means that person. */
    boolean claim(UUID user) {
        return meant.add(user);
    }

    /** Somebody new, or as they are from now on. A name they had is theirs until all is written, which is done in no order. */
    void put(User user) {
        byId.put(user.id(), user);
        byUserName.put(user.profile().userNameKey(), user.id());
        user.aliases().forEach(alias -> byUserName.put(SearchKey.of(alias), user.id()));
        String email = user.profile().emailKey();
        if (email != null) {
            byEmail.put(email, user.id());
        }
    }
}
