package platen.identity.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of people in as few words as they can be said, to compare the service with: who there is, of which sources' persons, and who waits for
 * a decision. Names and emails are folded. Nothing here is shared with the service.
 */
final class PeopleModel {

    /** What can be done to people. */
    interface Act {
        void on(PeopleModel people);
    }

    /** A source has a person under an id. */
    record Person(String source, String id) {}

    /** {@code because}: who made the user inactive; null when active. */
    static final class User {
        final @Nullable UUID id;
        String name;

        @Nullable
        String email;

        /** By whom; nobody means by hand. */
        Map<String, Set<String>> aliases = Map.of();

        @Nullable
        String because;

        boolean retained;
        /** Whether the source misses the person. */
        final Map<Person, Boolean> links =
                new TreeMap<>(Comparator.comparing(Person::source).thenComparing(Person::id));

        User(@Nullable UUID id, String name, @Nullable String email) {
            this.id = id;
            this.name = name;
            this.email = email;
        }

        boolean answersTo(String called) {
            return name.equals(called) || aliases.containsKey(called);
        }

        boolean isOf(String source) {
            return links.keySet().stream().anyMatch(person -> person.source().equals(source));
        }

        private String told(Set<UUID> known) {
            return called(known) + " " + email + " " + aliases + " " + (because == null ? "active" : because)
                    + (retained ? " retained " : " ") + links;
        }

        private String called(Set<UUID> known) {
            return (id != null && known.contains(id) ? id + " " : "new ") + name;
        }
    }

    /** {@code holder}: who stands in the way; null when they are gone. */
    private record Review(String reason, @Nullable User holder) {
        private String told(Set<UUID> known) {
            return reason + ": " + (holder == null ? "gone" : holder.called(known));
        }
    }

    private final @Nullable String primarySource;
    private final boolean byAlias;
    private final List<User> users = new ArrayList<>();
    private final Map<Person, Review> reviews = new HashMap<>();

    PeopleModel(@Nullable String primarySource, boolean byAlias) {
        this.primarySource = primarySource;
        this.byAlias = byAlias;
    }

    void add(User user) {
        users.add(user);
    }

    void addReview(Person person, String reason, UUID holder) {
        User there = users.stream()
                .filter(user -> holder.equals(user.id))
                .findFirst()
                .orElse(null);
        reviews.put(person, new Review(reason, there));
    }

    List<User> users() {
        return users;
    }

    PeopleModel copy() {
        var copy = new PeopleModel(primarySource, byAlias);
        Map<User, User> copies = new HashMap<>();
        for (User user : users) {
            var other = new User(user.id, user.name, user.email);
            other.aliases = user.aliases;
            other.because = user.because;
            other.retained = user.retained;
            other.links.putAll(user.links);
            copies.put(user, other);
            copy.users.add(other);
        }
        reviews.forEach((person, review) -> copy.reviews.put(
                person, new Review(review.reason, review.holder == null ? null : copies.get(review.holder))));
        return copy;
    }

    Set<UUID> ids() {
        return users.stream().map(user -> user.id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Everything there is to know, to compare by; whose id is not known is new. */
    String told(Set<UUID> known) {
        return Stream.concat(
                        users.stream().map(user -> user.told(known)).sorted(),
                        reviews.entrySet().stream()
                                .map(waiting -> waiting.getKey() + " "
                                        + waiting.getValue().told(known))
                                .sorted())
                .collect(Collectors.joining("\n"));
    }

    /** A source's word. {@code aliases}: null when it says nothing of them. */
    void observe(Person person, String name, @Nullable String email, boolean active, @Nullable List<String> aliases) {
        User linked = one(user -> user.links.containsKey(person)).orElse(null);
        if (linked != null) {
            take(linked, person, name, email, active, aliases);
            return;
        }
        Optional<User> named = one(user -> user.name.equals(name));
        Optional<User> addressed = one(user -> email != null && email.equals(user.email));
        Optional<User> called = one(user -> user.aliases.containsKey(name));
        User meant = named.or(() -> addressed).or(() -> called).orElse(null);
        if (meant == null) {
            var user = new User(null, name, email);
            user.because = active ? null : "source";
            user.links.put(person, false);
            users.add(user);
            reviews.remove(person);
            if (aliases != null) {
                call(user, person, aliases);
            }
        } else if (named.isEmpty() && addressed.isEmpty() && !byAlias) {
            reviews.put(person, new Review("user-name-taken", meant));
        } else if (meant.isOf(person.source())) {
            reviews.put(person, new Review("already-linked", meant));
        } else {
            take(meant, person, name, email, active, aliases);
        }
    }

    private void take(
            User user,
            Person person,
            String name,
            @Nullable String email,
            boolean active,
            @Nullable List<String> aliases) {
        boolean decides = primarySource == null
                || primarySource.equals(person.source())
                || user.links.entrySet().stream()
                        .noneMatch(link -> link.getKey().source().equals(primarySource) && !link.getValue());
        user.links.put(person, false);
        reviews.remove(person);
        if (!decides) {
            return;
        }
        if (aliases != null) {
            leave(
                    user,
                    user.links.entrySet().stream()
                            .filter(link -> !link.getValue() && !person.source().equals(primarySource))
                            .map(link -> link.getKey().source())
                            .filter(source -> !source.equals(person.source()))
                            .collect(Collectors.toSet()));
        }
        User namesake = one(other -> other != user && other.answersTo(name)).orElse(null);
        User housemate = one(other -> other != user && email != null && email.equals(other.email))
                .orElse(null);
        if (namesake == null && !user.aliases.containsKey(name)) {
            user.name = name;
        }
        if (housemate == null) {
            user.email = email;
        }
        if (aliases != null) {
            call(user, person, aliases);
        }
        if (namesake != null) {
            reviews.put(person, new Review("user-name-taken", namesake));
        } else if (housemate != null) {
            reviews.put(person, new Review("email-taken", housemate));
        }
        user.retained = false;
        if (!"administrator".equals(user.because)) {
            user.because = active ? null : "source";
        }
    }

    /** Of the aliases that sources give, those that these give stay. */
    private static void leave(User user, Set<String> sources) {
        Map<String, Set<String>> left = new TreeMap<>();
        user.aliases.forEach((alias, by) -> {
            Set<String> still = by.stream().filter(sources::contains).collect(Collectors.toCollection(TreeSet::new));
            if (by.isEmpty() || !still.isEmpty()) {
                left.put(alias, still);
            }
        });
        user.aliases = left;
    }

    /** With those aliases of a source that are free. */
    private void call(User user, Person person, List<String> aliases) {
        Map<String, Set<String>> all = new TreeMap<>(user.aliases);
        for (String alias : aliases) {
            User holder = one(other -> other != user && other.answersTo(alias)).orElse(null);
            Set<String> by = all.get(alias);
            if (holder != null) {
                reviews.putIfAbsent(person, new Review("alias-taken", holder));
            } else if (!alias.equals(user.name) && (by == null || !by.isEmpty())) {
                Set<String> more = by == null ? new TreeSet<>() : new TreeSet<>(by);
                more.add(person.source());
                all.put(alias, more);
            }
        }
        user.aliases = all;
    }

    /** A source has the person no more. */
    void remove(Person person, String onRemoval) {
        reviews.remove(person);
        User user = one(linked -> linked.links.containsKey(person)).orElse(null);
        if (user == null) {
            return;
        }
        boolean ends = person.source().equals(primarySource)
                || user.links.entrySet().stream()
                        .allMatch(link -> link.getValue() || link.getKey().equals(person));
        if (onRemoval.equals("delete-now")) {
            if (ends) {
                delete(user);
            } else {
                user.links.remove(person);
                leave(
                        user,
                        Stream.of("google", "scim")
                                .filter(source -> !source.equals(person.source()))
                                .collect(Collectors.toSet()));
            }
            return;
        }
        user.links.put(person, true);
        if (ends && onRemoval.equals("disable-then-delete")) {
            user.because = user.because == null ? "removal" : user.because;
            user.retained = true;
        }
    }

    private void delete(User user) {
        users.remove(user);
        user.links.keySet().forEach(reviews::remove);
        reviews.replaceAll((person, review) -> review.holder == user ? new Review(review.reason, null) : review);
    }

    /** An administrator's new user; nothing comes of it when a name is somebody's. */
    void create(String name, String email) {
        if (one(user -> user.answersTo(name) || email.equals(user.email)).isEmpty()) {
            users.add(new User(null, name, email));
        }
    }

    /** An administrator gives somebody this alias and no other; their own name may be one. */
    void alias(UUID id, String alias) {
        boolean taken =
                one(user -> !id.equals(user.id) && user.answersTo(alias)).isPresent();
        if (!taken) {
            one(user -> id.equals(user.id))
                    .ifPresent(user -> user.aliases = Map.of(alias, user.aliases.getOrDefault(alias, Set.of())));
        }
    }

    /** An administrator's word on whether somebody may log in. */
    void activate(UUID id, boolean active) {
        one(user -> id.equals(user.id)).ifPresent(user -> {
            user.because = active ? null : "administrator";
            user.retained = !active && user.retained;
        });
    }

    /** A file's row: whoever has its name or email, unless these are two. */
    void row(String name, String email) {
        List<User> meant = users.stream()
                .filter(user -> user.answersTo(name) || email.equals(user.email))
                .toList();
        if (meant.isEmpty()) {
            users.add(new User(null, name, email));
        } else if (meant.size() == 1) {
            meant.getFirst().name = name;
            meant.getFirst().email = email;
        }
    }

    private Optional<User> one(Predicate<User> wanted) {
        return users.stream().filter(wanted).findFirst();
    }
}
