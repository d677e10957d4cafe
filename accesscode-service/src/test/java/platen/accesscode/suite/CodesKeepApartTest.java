package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.accesscode.Cause;
import platen.accesscode.issuing.ChangeAccessCode;
import platen.accesscode.issuing.ChangeAccessCode.Wish;
import platen.accesscode.issuing.ShowAccessCode;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.Slips;
import platen.accesscode.lifecycle.CreatePerson;
import platen.accesscode.lifecycle.CreatePerson.NewPerson;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** R1 and R4 while many issue at once, in a code space that is nearly full. Each transaction has a connection of its own, as in several replicas. */
@QuarkusTest
@WithEngines
class CodesKeepApartTest {

    private static final int PEOPLE = 500;
    private static final int AT_ONCE = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Cause CAUSE = Cause.request("test");

    @Inject
    OrganisationTransactions transactions;

    @Inject
    CreatePerson create;

    @Inject
    ChangeAccessCode change;

    @Inject
    ShowAccessCode show;

    @Inject
    MeterRegistry meters;

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();

    @Test
    void noSlipLeadsToAnotherCodeWhenManyAreIssuedAtOnce() {
        Admin.of(identity).policy("numeric", 4, 1).statusCode(200);
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();
        double issuedBefore = counted("platen.codes.issued", "reason", "user-created");
        double drawnBefore = counted("platen.codes.conflicts", "cause", "drawn");

        atOnce(people, this::create);
        List<AccessCode> before = atOnce(people, this::code);
        atOnce(people.subList(0, PEOPLE / 5), this::regenerate);

        List<AccessCode> codes = atOnce(people, this::code);
        Set<Integer> lengths = codes.stream().map(AccessCode::length).collect(Collectors.toSet());
        assertThat(Set.copyOf(codes)).as("no two people share a code").hasSize(PEOPLE);
        Set<AccessCode> held = new HashSet<>(codes);
        held.addAll(before);
        assertThat(held).as("nor one in quarantine").hasSize(PEOPLE + PEOPLE / 5);
        assertThat(Slips.among(held)).as("quarantined ones included").isEmpty();
        assertThat(lengths)
                .as("with the quarantined ones, four digits hold no more")
                .contains(4, 5);
        assertThat(TestDatabase.ofThisRun()
                        .count("select codes from code_space where organisation_id = ?", identity.organisation))
                .isEqualTo(PEOPLE);
        assertThat(counted("platen.codes.issued", "reason", "user-created") - issuedBefore)
                .isEqualTo(PEOPLE);
        assertThat(counted("platen.codes.conflicts", "cause", "drawn") - drawnBefore)
                .as("draws in vain, before the first code of five digits")
                .isPositive();
    }

    private double counted(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).counter().count();
    }

    private Uni<?> create(UUID person) {
        var newPerson = new NewPerson(person, true, PersonFixture.GOOGLE, Words.NONE);
        return transactions.in(identity.organisation, transaction -> create.create(transaction, newPerson, CAUSE));
    }

    private Uni<?> regenerate(UUID person) {
        return change.change(identity.organisation, person, new Wish.Generated(), version -> true, CAUSE);
    }

    private Uni<AccessCode> code(UUID person) {
        return show.show(identity.organisation, person)
                .map(shown -> Objects.requireNonNull(shown).held().code());
    }

    private interface Task<T> {
        Uni<? extends T> of(UUID person);
    }

    private static <T> List<T> atOnce(List<UUID> people, Task<T> task) {
        return Multi.createFrom()
                .iterable(people)
                .onItem()
                .<T>transformToUni(person -> task.of(person).map(done -> done))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);
    }
}
