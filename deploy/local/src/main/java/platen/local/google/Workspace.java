package platen.local.google;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import platen.local.DemoOrganisation;

/** One customer's directory. */
final class Workspace {

    private final DemoOrganisation owner;
    private final Map<String, GoogleUser> users = new TreeMap<>();
    private final Clock clock;
    private volatile Watcher watcher = (before, after) -> {};

    /** Is told of each change of a person. */
    interface Watcher {

        /** @param before null for somebody new */
        void changed(@Nullable GoogleUser before, GoogleUser after);
    }

    Workspace(DemoOrganisation owner, Collection<GoogleUser> users, Clock clock) {
        this.owner = owner;
        this.clock = clock;
        users.forEach(user -> this.users.put(user.id(), user));
    }

    DemoOrganisation owner() {
        return owner;
    }

    String customer() {
        return owner.googleCustomer();
    }

    synchronized List<GoogleUser> users() {
        return List.copyOf(users.values());
    }

    /** By immutable id or by mail address; the account of a deleted user is found by id only. */
    synchronized Optional<GoogleUser> find(String key) {
        GoogleUser byId = users.get(key);
        if (byId != null) {
            return Optional.of(byId);
        }
        String email = key.toLowerCase(Locale.ROOT);
        return users.values().stream()
                .filter(user -> !user.deleted() && user.primaryEmail().equals(email))
                .findFirst();
    }

    boolean administers(String email) {
        return find(email).filter(user -> user.admin() && !user.suspended()).isPresent();
    }

    void watchedBy(Watcher told) {
        watcher = told;
    }

    synchronized void add(GoogleUser user) {
        requireFree(user);
        users.put(user.id(), user);
        watcher.changed(null, user);
    }

    synchronized GoogleUser change(String key, UnaryOperator<GoogleUser> change) {
        GoogleUser before = find(key).orElseThrow(() -> GoogleError.notFound("userKey"));
        GoogleUser after = change.apply(before);
        requireFree(after);
        users.put(after.id(), after);
        watcher.changed(before, after);
        return after;
    }

    /** Deleting keeps the account undeletable for a while, as Google does. */
    GoogleUser delete(String key) {
        return change(
                key,
                user -> user.deleted() ? user : user.withState(user.suspended(), user.archived(), clock.instant()));
    }

    private void requireFree(GoogleUser user) {
        boolean taken = users.values().stream()
                .anyMatch(other -> !other.deleted()
                        && !user.deleted()
                        && !other.id().equals(user.id())
                        && other.primaryEmail().equals(user.primaryEmail()));
        if (taken) {
            throw GoogleError.duplicate(user.primaryEmail());
        }
    }
}
