package platen.identity.people.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All whom some observations may mean or run into, at this moment. */
public final class PeopleAround {

    private final Map<PersonKey, User> byPerson = new HashMap<>();
    private final Map<String, User> byUserName = new HashMap<>();
    private final Map<String, User> byAlias = new HashMap<>();
    private final Map<String, User> byEmail = new HashMap<>();
    private final Map<UUID, List<PersonLink>> links;

    /**
     * @param links by user; those without may be left out
     */
    public PeopleAround(List<User> users, Map<UUID, List<PersonLink>> links) {
        this.links = Map.copyOf(links);
        for (User user : users) {
            byUserName.put(user.profile().userNameKey(), user);
            user.aliasKeys().forEach(alias -> byAlias.put(alias, user));
            String email = user.profile().emailKey();
            if (email != null) {
                byEmail.put(email, user);
            }
            linksOf(user).forEach(link -> byPerson.put(link.person(), user));
        }
    }

    /** Who is the source's person already; null when nobody is. */
    public @Nullable User linked(PersonKey person) {
        return byPerson.get(person);
    }

    public List<PersonLink> linksOf(User user) {
        return links.getOrDefault(user.id(), List.of());
    }

    /** Who has the names of the observation. */
    public Holders holders(Observation seen) {
        String source = seen.person().source();
        String email = seen.emailKey();
        Stream<User> named = Stream.concat(Stream.of(seen.userNameKey()), seen.aliasKeys().stream())
                .flatMap(name -> Stream.of(byUserName, byAlias).flatMap(names -> Stream.ofNullable(names.get(name))));
        return new Holders(Stream.concat(named, email == null ? Stream.of() : Stream.ofNullable(byEmail.get(email)))
                .distinct()
                .map(user -> new Holder(
                        user,
                        linksOf(user).stream().anyMatch(link -> link.source().equals(source))))
                .toList());
    }
}
