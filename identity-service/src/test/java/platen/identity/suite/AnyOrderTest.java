package platen.identity.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.identity.people.ObservePerson;
import platen.identity.people.RemovePerson;
import platen.identity.people.domain.OnRemoval;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.messaging.StoredObservations;
import platen.identity.suite.PeopleModel.Person;
import platen.identity.suite.PeopleModel.User;
import platen.kit.messaging.Event;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/**
 * Few people with few names, to whom two sources, files and an administrator do things at the same time. What comes of it must be what comes of doing
 * them one after the other, in some order, by the rules of {@link PeopleModel}. A failure names its seed, which {@code -Dplaten.any-order.seed} repeats ({@code -Dplaten.any-order.steps} goes on longer),
 * except for who is quicker.
 */
@QuarkusTest
@WithEngines
class AnyOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ORGANISATIONS = 6;
    private static final int STEPS = Integer.getInteger("platen.any-order.steps", 15);
    private static final int AT_ONCE = 3;
    private static final List<String> NAMES = List.of("ana", "bea", "cem", "dov", "eva");
    private static final List<String> EMAILS = List.of("1@x.example", "2@x.example", "3@x.example", "4@x.example");
    private static final List<String> SOURCES = List.of("google", "scim");
    private static final List<String> WISHES = List.of("keep", "disable-then-delete", "delete-now");

    /** Something done to the service, and the same said to the model. {@code about}: no two that are about the same happen at once. */
    private record Deed(String about, String words, Runnable real, PeopleModel.Act modelled) {}

    @Inject
    OrganisationTransactions transactions;

    @Inject
    ObservePerson observe;

    @Inject
    RemovePerson remove;

    @Inject
    StoredObservations observations;

    private final TestDatabase database = TestDatabase.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private @Nullable String primarySource;
    private boolean byAlias;

    @Test
    void comesToWhatSomeOrderComesTo() {
        long seed = Long.getLong("platen.any-order.seed", System.nanoTime());
        var random = new Random(seed);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int organisation = 0; organisation < ORGANISATIONS; organisation++) {
                primarySource = organisation % 3 == 0 ? null : SOURCES.get(organisation % 3 - 1);
                byAlias = organisation % 4 != 3;
                tenant = tenant();
                for (int step = 0; step < STEPS; step++) {
                    step(random, threads, "seed " + seed + ", organisation " + organisation + ", step " + step);
                }
            }
        }
    }

    private Tenant tenant() {
        Map<String, Object> settings = new HashMap<>(Map.of("linking", Map.of("matchByAlias", byAlias)));
        if (primarySource != null) {
            settings.put("primarySource", primarySource);
        }
        return Tenant.create(settings);
    }

    private void step(Random random, ExecutorService threads, String place) {
        PeopleModel before = people();
        Set<UUID> known = before.ids();
        Map<String, Deed> deeds = new LinkedHashMap<>();
        int many = 1 + random.nextInt(AT_ONCE);
        IntStream.range(0, many)
                .mapToObj(number -> deed(before, random))
                .forEach(deed -> deeds.putIfAbsent(deed.about(), deed));
        List<Future<?>> running = new ArrayList<>();
        deeds.values().forEach(deed -> running.add(threads.submit(deed.real())));
        for (Future<?> one : running) {
            assertThat(one).as(place).succeedsWithin(PATIENCE);
        }
        PeopleModel after = people();
        Set<String> possible = orders(List.copyOf(deeds.values()))
                .map(order -> {
                    PeopleModel model = before.copy();
                    order.forEach(deed -> deed.modelled().on(model));
                    return model.told(known);
                })
                .collect(Collectors.toSet());
        assertThat(possible)
                .as(
                        "%s\nbefore:\n%s\nat once: %s",
                        place,
                        before.told(known),
                        deeds.values().stream().map(Deed::words).toList())
                .contains(after.told(known));
        checkNamesAndLinks(place, before, after);
    }

    /** What holds whatever the model says. */
    private static void checkNamesAndLinks(String place, PeopleModel before, PeopleModel after) {
        assertThat(after.users().stream()
                        .flatMap(user -> Stream.concat(Stream.of(user.name), user.aliases.keySet().stream())
                                .distinct()))
                .as(place)
                .doesNotHaveDuplicates();
        assertThat(after.users().stream().map(user -> user.email).filter(Objects::nonNull))
                .as(place)
                .doesNotHaveDuplicates();
        Map<Person, UUID> were = new HashMap<>();
        before.users()
                .forEach(user ->
                        user.links.keySet().forEach(person -> were.put(person, Objects.requireNonNull(user.id))));
        Set<UUID> still = after.ids();
        for (User user : after.users()) {
            assertThat(user.links.keySet()).as(place).extracting(Person::source).doesNotHaveDuplicates();
            for (Person person : user.links.keySet()) {
                UUID was = were.get(person);
                assertThat(was == null || was.equals(user.id) || !still.contains(was))
                        .as("%s: %s is the one who was somebody else", place, person)
                        .isTrue();
            }
        }
    }

    private static Stream<List<Deed>> orders(List<Deed> deeds) {
        return deeds.size() < 2
                ? Stream.of(deeds)
                : deeds.stream()
                        .flatMap(first -> orders(deeds.stream()
                                        .filter(deed -> deed != first)
                                        .toList())
                                .map(rest -> Stream.concat(Stream.of(first), rest.stream())
                                        .toList()));
    }

    private Deed deed(PeopleModel before, Random random) {
        String name = any(NAMES, random);
        String email = any(EMAILS, random);
        var person = new Person(any(SOURCES, random), "" + random.nextInt(3));
        List<UUID> known = before.users().stream()
                .sorted(Comparator.comparing(user -> user.name))
                .map(user -> Objects.requireNonNull(user.id))
                .toList();
        int kind = random.nextInt(known.isEmpty() ? 12 : 16);
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6 ->
                observed(
                        person,
                        name,
                        random.nextInt(4) == 0 ? null : email,
                        random.nextInt(4) > 0,
                        aliases(random),
                        random);
            case 7, 8 -> removed(person, any(WISHES, random));
            case 9, 10 -> created(name, email, random);
            case 11 -> filed(name, email, random);
            case 12 -> aliased(any(known, random), name);
            default -> activated(any(known, random), random.nextBoolean());
        };
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static @Nullable List<String> aliases(Random random) {
        return random.nextInt(3) == 0
                ? null
                : random.ints(random.nextInt(3), 0, NAMES.size())
                        .mapToObj(NAMES::get)
                        .toList();
    }

    private Deed observed(
            Person person,
            String name,
            @Nullable String email,
            boolean active,
            @Nullable List<String> aliases,
            Random random) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("source", person.source())
                .put("externalId", person.id())
                .put("observationId", new UUID(random.nextLong(), random.nextLong()).toString())
                .put("userName", spelled(name, random))
                .put("displayName", name)
                .put("email", email == null ? null : spelled(email, random))
                .put("active", active)
                .<ObjectNode>set("credentials", JsonNodeFactory.instance.objectNode());
        if (aliases != null) {
            aliases.forEach(alias -> body.withArray("aliases").add(spelled(alias, random)));
            body.withArray("aliases");
        }
        String document = body.toString();
        return new Deed(
                person.toString(),
                person + " is " + name + " " + email + " " + active + " " + aliases,
                () -> in(transaction -> observe.observe(transaction, observations.read(document), event(person))),
                model -> model.observe(person, name, email, active, aliases));
    }

    private Deed removed(Person person, String wish) {
        var key = new PersonKey(person.source(), person.id());
        OnRemoval onRemoval = OnRemoval.valueOf(wish.replace('-', '_').toUpperCase(Locale.ROOT));
        return new Deed(
                person.toString(),
                person + " is gone, " + wish,
                () -> in(transaction -> remove.remove(transaction, key, onRemoval, event(person))),
                model -> model.remove(person, wish));
    }

    private Deed created(String name, String email, Random random) {
        Map<String, String> body =
                Map.of("userName", spelled(name, random), "displayName", name, "email", spelled(email, random));
        return new Deed(
                "create " + name,
                "create " + name + " " + email,
                () -> answered(tenant.admin().body(body).post("/api/v1/users"), 201, 409),
                model -> model.create(name, email));
    }

    /** A file that has been looked over is applied; what its row makes of whom is decided then. */
    private Deed filed(String name, String email, Random random) {
        String file =
                "User name,Display name,Email\n" + spelled(name, random) + "," + name + "," + spelled(email, random);
        String id = answered(
                        tenant.admin()
                                .contentType("text/csv")
                                .body(file.getBytes(UTF_8))
                                .post("/api/v1/imports"),
                        202)
                .path("id");
        String place = "/api/v1/imports/" + id;
        awaitState(place, "preview");
        boolean refused = tenant.admin().get(place).<Integer>path("preview.refused") > 0;
        return new Deed(
                "file",
                "file with " + name + " " + email,
                () -> {
                    answered(tenant.admin().post(place + "/apply"), 202);
                    awaitState(place, "done");
                },
                model -> {
                    if (!refused) {
                        model.row(name, email);
                    }
                });
    }

    private void awaitState(String place, String state) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> tenant.admin().get(place).path("state").equals(state));
    }

    private Deed aliased(UUID user, String alias) {
        return new Deed(
                "alias",
                user + " is also " + alias,
                () -> answered(tenant.patch(user, Map.of("aliases", List.of(alias))), 200, 404, 409),
                model -> model.alias(user, alias));
    }

    private Deed activated(UUID user, boolean active) {
        return new Deed(
                "activate " + user,
                user + " becomes active: " + active,
                () -> answered(tenant.patch(user, Map.of("state", active ? "active" : "inactive")), 200, 404),
                model -> model.activate(user, active));
    }

    private static Response answered(Response answer, Integer... expected) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn((Object[]) expected);
        return answer;
    }

    private static String spelled(String text, Random random) {
        return random.nextBoolean() ? text : text.toUpperCase(Locale.ROOT);
    }

    private <T> void in(Function<OrganisationTransaction, Uni<T>> work) {
        transactions.in(tenant.id(), work).await().atMost(PATIENCE);
    }

    private Event event(Person person) {
        return new Event(
                UUID.randomUUID().toString(),
                "platen.directory.person-observed.v1",
                Instant.EPOCH,
                tenant.id(),
                "directory.person",
                person.source() + "|" + person.id(),
                1,
                null,
                false,
                null,
                JsonNodeFactory.instance.objectNode());
    }

    /** What there is. */
    private PeopleModel people() {
        var model = new PeopleModel(primarySource, byAlias);
        Map<UUID, User> byId = new HashMap<>();
        for (var row : database.rows(
                "select user_id, user_name_key, email_key, alias_keys, alias_sources::text, inactive_because, delete_after from user_account"
                        + " where organisation_id = ? and state <> 'deleted'",
                tenant.id())) {
            var user = new User((UUID) row.get("user_id"), text(row, "user_name_key"), (String) row.get("email_key"));
            user.aliases = aliases(strings(row.get("alias_keys")), text(row, "alias_sources"));
            user.because = (String) row.get("inactive_because");
            user.retained = row.get("delete_after") != null;
            byId.put((UUID) row.get("user_id"), user);
            model.add(user);
        }
        for (var row : database.rows(
                "select user_id, source, external_id, missing from person_link where organisation_id = ?",
                tenant.id())) {
            Objects.requireNonNull(byId.get(row.get("user_id")), "a link of nobody")
                    .links
                    .put(new Person(text(row, "source"), text(row, "external_id")), (Boolean) row.get("missing"));
        }
        for (var row : database.rows(
                "select source, external_id, reason, user_id from review where organisation_id = ? and state = 'open'",
                tenant.id())) {
            model.addReview(new Person(text(row, "source"), text(row, "external_id")), text(row, "reason"), (UUID)
                    Objects.requireNonNull(row.get("user_id")));
        }
        return model;
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return String.valueOf(row.get(column));
    }

    /** By alias, the sources that give it. */
    private static Map<String, Set<String>> aliases(String[] keys, String sources) {
        var bySource = new JsonObject(sources);
        Map<String, Set<String>> aliases = new TreeMap<>();
        for (String key : keys) {
            Set<String> by = new TreeSet<>();
            bySource.getJsonArray(key, new JsonArray()).forEach(source -> by.add(source.toString()));
            aliases.put(key, by);
        }
        return aliases;
    }

    private static String[] strings(@Nullable Object array) {
        try {
            return (String[]) ((Array) Objects.requireNonNull(array)).getArray();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
