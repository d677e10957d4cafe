package platen.identity.people.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who have some names, as user name or as alias, and an email at this moment. */
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

    /**
     * Who else stands in the way of this user having that profile and those aliases.
     *
     * @param aliasKeys folded
     */
    public Clashes against(UUID user, Profile wanted, List<String> aliasKeys) {
        Map<String, UUID> aliasHolders = new HashMap<>();
        aliasKeys.forEach(key -> otherOfName(key, user).ifPresent(holder -> aliasHolders.put(key, holder)));
        return new Clashes(
                otherOfName(wanted.userNameKey(), user).orElse(null),
                other(ofEmail(wanted.emailKey()), user).orElse(null),
                aliasHolders);
    }

    private Optional<UUID> otherOfName(String key, UUID user) {
        return other(ofUserName(key), user).or(() -> other(ofAlias(key), user));
    }

    private static Optional<UUID> other(Optional<Holder> holder, UUID user) {
        return holder.map(found -> found.user().id()).filter(id -> !id.equals(user));
    }

    /**
     * The other users who have the wanted user name, the wanted email and the wanted aliases.
     *
     * @param aliasHolders by folded alias
     */
    public record Clashes(
            @Nullable UUID userNameHolder, @Nullable UUID emailHolder, Map<String, UUID> aliasHolders) {

        public static final Clashes NONE = new Clashes(null, null, Map.of());

        public Clashes {
            aliasHolders = Map.copyOf(aliasHolders);
        }

        public boolean none() {
            return userNameHolder == null && emailHolder == null;
        }
    }
}
