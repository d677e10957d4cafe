package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.GOOGLE;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.accesscode.Cause;
import platen.accesscode.conflicts.Conflict;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.importing.ApplyImport.ImportedWords;
import platen.accesscode.importing.domain.ImportedCards;
import platen.accesscode.issuing.ChangeAccessCode;
import platen.accesscode.issuing.ChangeAccessCode.Result;
import platen.accesscode.issuing.ChangeAccessCode.Wish;
import platen.accesscode.issuing.ShowAccessCode;
import platen.accesscode.issuing.ShownCode;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.lifecycle.ChangePersonState;
import platen.accesscode.lifecycle.CreatePerson;
import platen.accesscode.lifecycle.CreatePerson.NewPerson;
import platen.accesscode.lifecycle.DeletePerson;
import platen.accesscode.lifecycle.HearImport;
import platen.accesscode.lifecycle.HearSource;
import platen.accesscode.lifecycle.HearSource.Report;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.accesscode.observing.domain.SourceWord;
import platen.accesscode.policy.Policies;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.accesscode.suite.CodeModel.Person;
import platen.accesscode.suite.CodeModel.State;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/**
 * Random histories of a few people who keep wanting each other's codes, compared with {@link CodeModel} after every step. They
 * call the use cases, which takes a history of hundreds of steps through in seconds.
 */
@QuarkusTest
@WithEngines
class CodeModelTest {

    private static final int PEOPLE = 6;
    private static final int STEPS = 250;
    private static final List<String> VALUES = List.of("K7P4WX", "M3Q9ZT", "R5V8HN", "X2J6GB");
    private static final Cause CAUSE = Cause.request("test");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    OrganisationTransactions transactions;

    @Inject
    CreatePerson create;

    @Inject
    ChangePersonState changeState;

    @Inject
    DeletePerson delete;

    @Inject
    HearSource hear;

    @Inject
    HearImport hearImport;

    @Inject
    Policies policies;

    @Inject
    ChangeAccessCode change;

    @Inject
    ShowAccessCode show;

    @Inject
    Conflicts conflicts;

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final CodeModel model = new CodeModel(PEOPLE);
    private final Map<Integer, PersonFixture> people = new HashMap<>();

    /** What generated codes are made of at the moment; those that are there do not change with it. */
    private CodeFormat format = CodeFormat.ALPHANUMERIC;

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
        UUID id = id(number);
        String word = random.nextInt(5) == 0 ? CLEARED : VALUES.get(random.nextInt(VALUES.size()));
        switch (person.state) {
            case UNKNOWN -> {
                State state = random.nextInt(5) == 0 ? State.INACTIVE : State.ACTIVE;
                var newPerson = new NewPerson(id, state == State.ACTIVE, GOOGLE, words(word));
                run(transaction -> create.create(transaction, newPerson, CAUSE));
                model.create(person, word, state);
                return number + " is created " + state + " with " + word;
            }
            case DELETED -> {
                people.put(number, identity.person()); // a new life under a new id
                model.people.put(number, new Person());
                return number + " leaves the stage";
            }
            default -> {
                return change(random.nextInt(26), number, word);
            }
        }
    }

    private String change(int dice, int number, String word) {
        Person person = model.person(number);
        if (dice < 12) {
            run(transaction -> hear.hear(transaction, new Report(id(number), GOOGLE, true, words(word)), CAUSE));
            model.observe(person, word);
            return number + " is observed with " + word;
        }
        if (dice < 16) {
            String typed = word.equals(CLEARED) ? null : word;
            int status = byHand(number, typed);
            assertThat(status).isEqualTo(model.set(person, typed));
            return number + " gets " + typed + " by hand: " + status;
        }
        if (dice >= 22) {
            var words = new ImportedWords(words(word).accessCode(), new ImportedCards.Silent());
            run(transaction -> hearImport.hear(transaction, id(number), words, CAUSE));
            model.importWord(person, word);
            return number + " is imported with " + word;
        }
        if (dice >= 20) {
            return changePolicy(dice == 20 ? CodeFormat.ALPHANUMERIC : CodeFormat.NUMERIC);
        }
        if (dice == 16) {
            run(transaction -> delete.delete(transaction, id(number), CAUSE));
            model.delete(person);
            return number + " is deleted";
        }
        boolean leaves = person.state == State.ACTIVE;
        run(transaction -> leaves
                ? changeState.deactivate(transaction, id(number), CAUSE)
                : changeState.reactivate(transaction, id(number), null, CAUSE));
        person.state = leaves ? State.INACTIVE : State.ACTIVE;
        return number + (leaves ? " leaves" : " is back");
    }

    private String changePolicy(CodeFormat next) {
        var uniqueness = new UniquenessPolicy(next, 6, 0.001, 90);
        CodePolicy policy = CodePolicy.STANDARD;
        var changed = new CodePolicy(
                uniqueness,
                policy.trivialCodesAllowed(),
                policy.visibility(),
                policy.expiry(),
                policy.selfService(),
                policy.cardsPerUser());
        assertThat(await(policies.change(
                        identity.organisation, new Policies.Wish(changed, null), version -> true, CAUSE)))
                .isInstanceOf(Policies.Change.Changed.class);
        format = next;
        return "codes are " + next + " from now on";
    }

    private int byHand(int number, @Nullable String typed) {
        Wish wish = typed == null ? new Wish.Generated() : new Wish.Typed(typed);
        return switch (await(change.change(identity.organisation, id(number), wish, version -> true, CAUSE))) {
            case Result.Changed changed -> 200;
            case Result.Taken taken -> 409;
            case Result.PersonInactive inactive -> 409;
            case Result.UnknownPerson unknown -> 404;
            case Result.Refused refused -> 422;
            case Result.Stale stale -> 412;
        };
    }

    private List<String> expected() {
        List<String> lines = new ArrayList<>();
        model.people.forEach((number, person) -> lines.add(
                person.code.isEmpty()
                        ? number + " has none"
                        : line(
                                number,
                                person.state == State.ACTIVE,
                                person.origin,
                                person.code,
                                person.wanted != null)));
        return lines;
    }

    private List<String> actual() {
        Set<UUID> wanting =
                await(conflicts.page(identity.organisation, new Conflict.Filter(null, null), null, 100)).stream()
                        .map(Conflict::userId)
                        .collect(Collectors.toSet());
        return model.people.keySet().stream()
                .map(number -> describe(number, wanting))
                .toList();
    }

    private String describe(int number, Set<UUID> wanting) {
        @Nullable ShownCode shown = await(show.show(identity.organisation, id(number)));
        if (shown == null) {
            return number + " has none";
        }
        HeldCode held = shown.held();
        return line(
                number,
                held instanceof HeldCode.Active,
                held.origin().slug(),
                name(held.code().value(), model.person(number)),
                wanting.contains(id(number)));
    }

    private static String line(int number, boolean active, String origin, String code, boolean wants) {
        return number + (active ? " active " : " reserved ") + origin + " " + code + (wants ? " wants another" : "");
    }

    /** A generated code goes by the model's name for it, as long as it is the one seen under that name before. */
    private String name(String code, Person person) {
        boolean known = VALUES.contains(code) || !person.code.startsWith(CodeModel.GENERATED);
        return !known
                        && generated
                                .computeIfAbsent(person.code, name -> inFormat(code))
                                .equals(code)
                ? person.code
                : code;
    }

    private String inFormat(String code) {
        String symbols = format == CodeFormat.NUMERIC ? "[0-9]{6,}" : "[2-9A-HJKMNP-Z]{6,}";
        assertThat(code.matches(symbols)).as("a new code is %s", format).isTrue();
        return code;
    }

    private UUID id(int number) {
        return Objects.requireNonNull(people.get(number)).id;
    }

    private static Words words(String word) {
        SourceWord code = word.equals(CLEARED) ? SourceWord.CLEARED : new SourceWord.Value(word);
        return new Words(code, SourceWord.SILENT);
    }

    private void run(Function<OrganisationTransaction, Uni<Outcome>> work) {
        assertThat(await(transactions.in(identity.organisation, work))).isEqualTo(Outcome.DONE);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    /** Versions without a gap, the last one telling whether a code works. */
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
        boolean works = !events.isEmpty() && events.getLast().is("access-code-issued");
        assertThat(works).isEqualTo(person.state == State.ACTIVE);
    }
}
