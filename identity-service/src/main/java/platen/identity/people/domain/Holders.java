package platen.identity.people.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who have a user name and an email at this moment: at most one user each, perhaps the same one. */
public record Holders(List<Holder> all) {

    public Holders {
        all = List.copyOf(all);
    }

    public Optional<Holder> ofUserName(String key) {
        return all.stream().filter(holder -> holder.hasUserName(key)).findFirst();
    }

    public Optional<Holder> ofEmail(@Nullable String key) {
        return key == null
                ? Optional.empty()
                : all.stream().filter(holder -> holder.hasEmail(key)).findFirst();
    }

    /** Who else stands in the way of this user having that profile. */
    public Clashes against(UUID user, Profile wanted) {
        return new Clashes(
                ofUserName(wanted.userNameKey())
                        .map(holder -> holder.user().id())
                        .filter(id -> !id.equals(user))
                        .orElse(null),
                ofEmail(wanted.emailKey())
                        .map(holder -> holder.user().id())
                        .filter(id -> !id.equals(user))
                        .orElse(null));
    }

    /** The other users who have the wanted user name and the wanted email. */
    public record Clashes(
            @Nullable UUID userNameHolder, @Nullable UUID emailHolder) {

        public boolean none() {
            return userNameHolder == null && emailHolder == null;
        }
    }
}
