package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.accesscode.Cause;
import platen.accesscode.importing.ApplyImport.ImportedWords;
import platen.accesscode.importing.SettleHandovers;
import platen.accesscode.importing.domain.ImportedCards;
import platen.accesscode.issuing.ShowAccessCode;
import platen.accesscode.lifecycle.CreatePerson;
import platen.accesscode.lifecycle.CreatePerson.NewPerson;
import platen.accesscode.lifecycle.HearImport;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.accesscode.observing.domain.SourceWord;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** A file hands codes and cards on from one person to the next. Its rows arrive in any order. */
@QuarkusTest
@WithEngines
class HandoverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ISSUED = "access-code-issued";

    @Inject
    OrganisationTransactions transactions;

    @Inject
    CreatePerson create;

    @Inject
    HearImport hear;

    @Inject
    ShowAccessCode show;

    @Inject
    SettleHandovers settle;

    private final TestDatabase database = TestDatabase.ofThisRun();
    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();
    private final PersonFixture bob = identity.person();

    @Test
    void letsTwoPeopleSwapWithOneMailEachAndNoOtherCodeBetween() {
        ana.create("K7P4WX", NOTHING);
        bob.create("M3Q9ZT", NOTHING);

        row(ana, "M3Q9ZT", "access-code");
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        conflicts().body("items", empty());
        row(bob, "K7P4WX", "access-code");

        assertHas(ana, 2, "M3Q9ZT", "imported");
        assertHas(bob, 2, "K7P4WX", "imported");
        conflicts().body("items", empty());
    }

    @Test
    void handsOnFromSomebodyWhoGetsAnotherToSomebodyNewWhoIsInvitedWithIt() {
        ana.create("K7P4WX", NOTHING);

        TestEvent created = bob.creation("K7P4WX", NOTHING, "active").data("handedOver", List.of("access-code"));
        ContractChecks.ofRepository().assertValid(created.json());
        Heard.event(identity.publish(created, bob.id));
        assertThat(Credentials.of(bob, 1).getLast().data().path("sealedCode").isNull())
                .as("nobody is told of the code meanwhile")
                .isTrue();
        row(ana, CLEARED);

        assertHas(bob, 2, "K7P4WX", "user-created");
        assertThat(Credentials.last(ana, 2).data().path("reason").asText()).isEqualTo("import-cleared");
    }

    @Test
    void givesSomebodyElseWhoWaitsLongerNothingOfWhatWasPromised() {
        ana.create("K7P4WX", NOTHING);
        bob.create("K7P4WX", NOTHING);
        PersonFixture cem = identity.person();
        cem.create("R5V8HN", NOTHING);

        row(cem, "K7P4WX", "access-code");
        row(ana, "X2J6GB");

        assertThat(admin.reveal(cem)).isEqualTo("K7P4WX");
        conflicts().body("items.userId", contains(bob.id.toString()));
    }

    @Test
    void isAConflictLikeOthersWhenTheHolderDoesNotGiveItUpInTime() {
        ana.create("K7P4WX", "5566AA77");
        bob.create("M3Q9ZT", NOTHING);
        PersonFixture cem = identity.person();
        Heard.event(identity.publish(
                cem.creation("K7P4WX", NOTHING, "active").data("handedOver", List.of("access-code")), cem.id));
        Heard.event(identity.publish(
                bob.imported(true, "K7P4WX", "5566AA77").data("handedOver", List.of("access-code", "card")), bob.id));

        settle.settle().await().atMost(PATIENCE);
        conflicts().body("items", empty());
        assertThat(admin.reveal(bob)).isEqualTo("M3Q9ZT");
        database.execute(
                "update conflict set awaited_until = awaited_until - interval '61 minutes' where organisation_id = ?",
                identity.organisation);
        settle.settle().await().atMost(PATIENCE);

        conflicts().body("items.size()", is(3));
        admin.show(bob).body("origin", is("generated"));
        assertThat(reasons(bob)).containsExactly("user-created", "conflict");
        assertThat(reasons(cem)).as("the code for now is theirs").containsExactly("imported", "user-created");
        assertThat(Credentials.unsealed(cem, Credentials.codeEvents(cem, 2).getLast()))
                .isEqualTo(admin.reveal(cem));
        row(ana, "X2J6GB");
        assertThat(admin.reveal(cem)).as("what stays wanted is given as ever").isEqualTo("K7P4WX");
    }

    @Test
    void handsOnManyInARow() {
        int most = 120;
        Map<UUID, String> wanted = new HashMap<>();
        List<UUID> people =
                IntStream.range(0, most).mapToObj(number -> UUID.randomUUID()).toList();
        IntStream.range(0, most).forEach(number -> {
            create(people.get(number), code(number), false);
            wanted.put(people.get(number), code(number + 1));
        });

        for (int number = 0; number < most; number++) {
            hear(people.get(number), code(number + 1), number < most - 1, List.of());
        }

        wanted.forEach((person, code) -> assertThat(held(person)).isEqualTo(code));
        long begun = System.nanoTime();
        for (int number = most - 1; number >= 0; number--) {
            int next = number == 0 ? most : number;
            hear(people.get(number), code(next), true, List.of());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        for (int number = 0; number < most; number++) {
            assertThat(held(people.get(number))).isEqualTo(code(number == 0 ? most : number));
        }
    }

    static LongStream seeds() {
        return LongStream.of(20_260_105, System.nanoTime());
    }

    /** Rings, chains, cleared cells and new people at random; after each row everybody has one code, and in the end the file's. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsAsTheFileSaysInWhateverOrderItsRowsArrive(long seed) {
        Random random = new Random(seed);
        Map<UUID, String> codes = new HashMap<>();
        Map<UUID, Set<String>> cards = new HashMap<>();
        Map<UUID, Integer> issued = new HashMap<>();
        List<UUID> people = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            UUID person = UUID.randomUUID();
            people.add(person);
            create(person, code(number), false);
            codes.put(person, code(number));
            cards.put(person, new TreeSet<>());
            issued.put(person, 1);
        }
        int fresh = 100;
        for (int file = 0; file < 12; file++) {
            List<UUID> inFile = new ArrayList<>(people);
            Collections.shuffle(inFile, random);
            inFile = new ArrayList<>(inFile.subList(0, 2 + random.nextInt(people.size() - 1)));
            List<String> pool = new ArrayList<>(inFile.stream().map(codes::get).toList());
            List<String> cardPool = new ArrayList<>(inFile.stream()
                    .flatMap(person -> cards.get(person).stream())
                    .toList());
            for (int more = 0; more < 3; more++) {
                pool.add(code(fresh));
                cardPool.add("04A23F%04X".formatted(fresh++));
            }
            Collections.shuffle(pool, random);
            List<UUID> added = random.nextBoolean() ? List.of(UUID.randomUUID()) : List.of();
            inFile.addAll(added);
            Map<UUID, @Nullable String> wanted = new HashMap<>();
            Map<UUID, Set<String>> wantedCards = new HashMap<>();
            inFile.forEach(person -> {
                wanted.put(person, random.nextInt(5) == 0 ? null : pool.removeLast());
                wantedCards.put(person, new TreeSet<>());
            });
            for (String card : cardPool) {
                if (random.nextInt(4) > 0) {
                    Set<String> some = wantedCards.get(inFile.get(random.nextInt(inFile.size())));
                    if (some.size() < 8) {
                        some.add(card);
                    }
                }
            }
            Set<String> heldBefore = Set.copyOf(codes.values());
            Collections.shuffle(inFile, random);
            for (UUID person : inFile) {
                String code = wanted.get(person);
                boolean taken = code != null && heldBefore.contains(code) && !code.equals(codes.get(person));
                if (added.contains(person)) {
                    boolean waits = code != null
                            && people.stream().anyMatch(other -> held(other).equals(code));
                    create(person, code, taken);
                    hearCards(person, wantedCards.get(person));
                    issued.put(person, waits ? 2 : 1);
                } else {
                    hear(person, code, taken, List.copyOf(wantedCards.get(person)));
                    issued.merge(person, code != null && code.equals(codes.get(person)) ? 0 : 1, Integer::sum);
                }
                assertThat(withoutOneCode()).as("file %d", file).isZero();
            }
            people.addAll(added);
            for (UUID person : inFile) {
                String held = held(person);
                String code = wanted.get(person);
                if (code == null) {
                    assertThat(held).isNotIn(heldBefore);
                } else {
                    assertThat(held).as("file %d", file).isEqualTo(code);
                }
                codes.put(person, held);
                cards.put(person, wantedCards.get(person));
            }
            for (UUID person : people) {
                assertThat(held(person)).isEqualTo(codes.get(person));
                assertThat(cardsOf(person))
                        .as("cards, file %d", file)
                        .isEqualTo(cards.get(person).size());
            }
            assertThat(database.count("select count(*) from conflict where organisation_id = ?", identity.organisation))
                    .isZero();
        }
        assertEachFinalCodeWasToldOnce(issued);
    }

    private void assertEachFinalCodeWasToldOnce(Map<UUID, Integer> issued) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        database.count("select count(*) from outbox where organisation_id = ?", identity.organisation)
                                == 0);
        List<TestRecord> events = Credentials.ofOrganisation(identity.organisation);
        assertThat(events).noneMatch(event -> event.is("access-code-conflicted") || event.is("credential-refused"));
        issued.forEach((person, count) -> {
            List<TestRecord> ofPerson = events.stream()
                    .filter(event ->
                            event.is(ISSUED) && String.valueOf(event.key()).endsWith(person.toString()))
                    .toList();
            assertThat(ofPerson).hasSize(count);
            assertThat(ofPerson.getLast().data().path("sealedCode").isNull()).isFalse();
        });
    }

    private void row(PersonFixture person, String code, String... handedOver) {
        Heard.event(identity.publish(
                person.imported(true, code, NOTHING).data("handedOver", List.of(handedOver)), person.id));
    }

    private void assertHas(PersonFixture person, int events, String code, String reason) {
        assertThat(admin.reveal(person)).isEqualTo(code);
        TestRecord issued = Credentials.last(person, events);
        assertThat(issued.data().path("reason").asText()).isEqualTo(reason);
        assertThat(Credentials.unsealed(person, issued)).isEqualTo(code);
    }

    private List<String> reasons(PersonFixture person) {
        return Credentials.codeEvents(person, 2).stream()
                .map(event -> event.data().path("reason").asText())
                .toList();
    }

    private ValidatableResponse conflicts() {
        return admin.request().get("/api/v1/conflicts").then().statusCode(200);
    }

    private long withoutOneCode() {
        return database.count(
                "select count(*) from person p where organisation_id = ? and 1 <> (select count(*) from access_code a"
                        + " where a.organisation_id = p.organisation_id and a.user_id = p.user_id and a.state = 'active')",
                identity.organisation);
    }

    private long cardsOf(UUID person) {
        return database.count(
                "select count(*) from card where organisation_id = ? and user_id = ?", identity.organisation, person);
    }

    private String held(UUID person) {
        return await(show.show(identity.organisation, person)).held().code().value();
    }

    private void create(UUID person, @Nullable String code, boolean handedOver) {
        var words = new Words(word(code, handedOver), SourceWord.SILENT);
        run(transaction ->
                create.create(transaction, new NewPerson(person, true, "import", words), Cause.request("test")));
    }

    private void hear(UUID person, @Nullable String code, boolean handedOver, List<String> cards) {
        var words = new ImportedWords(word(code, handedOver), new ImportedCards.These(cards, true));
        run(transaction ->
                hear.hear(transaction, person, words, Cause.request("test").notifying(true)));
    }

    private void hearCards(UUID person, Set<String> cards) {
        var words = new ImportedWords(SourceWord.SILENT, new ImportedCards.These(List.copyOf(cards), true));
        run(transaction -> hear.hear(transaction, person, words, Cause.request("test")));
    }

    private static SourceWord word(@Nullable String code, boolean handedOver) {
        return code == null ? SourceWord.CLEARED : new SourceWord.Value(code, handedOver);
    }

    /** Far from each other, so that nobody minds. */
    private static String code(int number) {
        return "X%03dQZ".formatted(number);
    }

    private void run(Function<OrganisationTransaction, Uni<Outcome>> work) {
        assertThat(await(transactions.in(identity.organisation, work))).isEqualTo(Outcome.DONE);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
