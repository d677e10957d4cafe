package platen.identity.people.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who have a user name, as such or as alias, and an email at this moment. */
public record Holders(List<Holder> all) {

    public Holders {
        all = List.copyOf(all);
    }

    public Optional<Holder> ofUserName(String key) {
        return all.stream().filter(holder -> holder.hasUserName(key)).findFirst();
    }

    public Optional<Holder> ofAlias(String key) {
        return all.stream().filter(holder -> holder.hasAlias(key)).findFirst();
    }

    public Optional<Holder> ofEmail(@Nullable String key) {
        return key == null
                ? Optional.empty()
                : all.stream().filter(holder -> holder.hasEmail(key)).findFirst();
    }

    /** Who else stands in the way of this user having that profile. */
    public Clashes against(UUID user, Profile wanted) {
        return new Clashes(
                other(ofUserName(wanted.userNameKey()), user)
                        .or(() -> other(ofAlias(wanted.userNameKey()), user))
                        .orElse(null),
                other(ofEmail(wanted.emailKey()), user).orElse(null));
    }

    private static Optional<UUID> other(Optional<Holder> holder, UUID user) {
        return holder.map(found -> found.user().id()).filter(id -> !id.equals(user));
    }

    /** The other users who have the wanted user name and the wanted email. */
    public record Clashes(
            @Nullable UUID userNameHolder, @Nullable UUID emailHolder) {

        public boolean none() {
            return userNameHolder == null && emailHolder == null;
        }
    }
}
