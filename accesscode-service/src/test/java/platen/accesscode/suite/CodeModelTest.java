package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.accesscode.suite.CodeModel.Person;
import platen.accesscode.suite.CodeModel.State;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** Random histories of a few people who keep wanting each other's codes, compared with {@link CodeModel} after every step. */
@QuarkusTest
@WithEngines
class CodeModelTest {

    private static final int PEOPLE = 4;
    private static final int STEPS = 50;
    private static final List<String> VALUES = List.of("K7P4WX", "M3Q9ZT", "R5V8HN", "X2J6GB");

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final CodeModel model = new CodeModel(PEOPLE);
    private final Map<Integer, PersonFixture> people = new HashMap<>();

    /** What the model's generated codes are in reality; they must stay the same. */
    private final Map<String, String> generated = new HashMap<>();

    static LongStream seeds() {
        return LongStream.of(20_260_105, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void behavesAsTheModel(long seed) {
        Random random = new Random(seed);
        List<String> history = new ArrayList<>();
        IntStream.range(0, PEOPLE).forEach(number -> people.put(number, identity.person()));

        for (int step = 0; step < STEPS; step++) {
            history.add(step(random, random.nextInt(PEOPLE)));
            assertThat(actual()).as(String.join("\n", history)).isEqualTo(expected());
        }

        people.forEach((number, person) -> assertEventsTellTheState(model.person(number), person));
    }

    private String step(Random random, int number) {
        Person person = model.person(number);
        PersonFixture fixture = fixture(number);
        String word = random.nextInt(4) == 0 ? CLEARED : VALUES.get(random.nextInt(VALUES.size()));
        switch (person.state) {
            case UNKNOWN -> {
                State state = random.nextInt(5) == 0 ? State.INACTIVE : State.ACTIVE;
                fixture.create(word, NOTHING, state == State.ACTIVE ? "active" : "inactive");
                model.create(person, word, state);
                return number + " is created " + state + " with " + word;
            }
            case DELETED -> {
                people.put(number, identity.person()); // a new life under a new id
                model.people.put(number, new Person());
                return number + " leaves the stage";
            }
            default -> {
                return change(random.nextInt(12), number, word);
            }
        }
    }

    private String change(int dice, int number, String word) {
        Person person = model.person(number);
        PersonFixture fixture = fixture(number);
        String typed = word.equals(CLEARED) ? null : word;
        if (dice < 6) {
            fixture.observe(word);
            model.observe(person, word);
            return number + " is observed with " + word;
        }
        if (dice < 9) {
            int status = (typed == null ? admin.generate(fixture) : admin.set(fixture, typed))
                    .extract()
                    .statusCode();
            assertThat(status).isEqualTo(model.set(person, typed));
            return number + " gets " + typed + " by hand: " + status;
        }
        if (dice == 9) {
            fixture.delete();
            model.delete(person);
            return number + " is deleted";
        }
        boolean leaves = person.state == State.ACTIVE;
        if (leaves) {
            fixture.deactivate();
        } else {
            fixture.reactivate();
        }
        person.state = leaves ? State.INACTIVE : State.ACTIVE;
        return number + (leaves ? " leaves" : " is back");
    }

    private List<String> expected() {
        List<String> lines = new ArrayList<>();
        model.people.forEach((number, person) -> lines.add(
                person.code.isEmpty()
                        ? number + " has none"
                        : String.join(
                                " ",
                                number.toString(),
                                person.state == State.ACTIVE ? "active" : "reserved",
                                person.origin,
                                person.code,
                                "wants " + (person.wanted != null))));
        return lines;
    }

    private List<String> actual() {
        List<String> wanting = admin.request()
                .get("/api/v1/conflicts")
                .then()
                .statusCode(200)
                .extract()
                .path("items.userId");
        return model.people.keySet().stream()
                .map(number -> describe(number, wanting))
                .toList();
    }

    private String describe(int number, List<String> wanting) {
        var answer =
                admin.request().queryParam("reveal", true).get("/api/v1/users/{id}/access-code", fixture(number).id);
        if (answer.statusCode() == 404) {
            return number + " has none";
        }
        JsonPath view = answer.jsonPath();
        return String.join(
                " ",
                Integer.toString(number),
                view.getString("state"),
                view.getString("origin"),
                name(view.getString("code"), model.person(number)),
                "wants " + wanting.contains(fixture(number).id.toString()));
    }

    /** A generated code goes by the model's name for it, as long as it is the one seen under that name before. */
    private String name(String code, Person person) {
        boolean known = VALUES.contains(code) || !person.code.startsWith(CodeModel.GENERATED);
        return !known && generated.computeIfAbsent(person.code, name -> code).equals(code) ? person.code : code;
    }

    private PersonFixture fixture(int number) {
        PersonFixture fixture = people.get(number);
        if (fixture == null) {
            throw new IllegalStateException("Nobody is " + number);
        }
        return fixture;
    }

    private void assertEventsTellTheState(Person person, PersonFixture fixture) {
        if (person.state == State.UNKNOWN) {
            return;
        }
        long published =
                TestDatabase.ofThisRun().count("select code_version from person where user_id = ?", fixture.id);
        List<TestRecord> events = published == 0 ? List.of() : Credentials.codeEvents(fixture, (int) published);
        assertThat(events.stream().map(event -> event.data().path("version").asLong()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, published).boxed().toList());
        @Nullable String last = events.isEmpty() ? null : events.getLast().type();
        assertThat(last != null && last.contains("issued")).isEqualTo(person.state == State.ACTIVE);
    }
}
