package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import platen.accesscode.issuing.ShowAccessCode;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.Neighbours;
import platen.testing.TestDatabase;

/** Hundreds of people at once, and the rules that hold for all of them. */
@ApplicationScoped
class People {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 16;

    private final ShowAccessCode show;

    People(ShowAccessCode show) {
        this.show = show;
    }

    /** Active people who have no code yet. */
    void add(UUID organisation, int count) {
        DATABASE.execute(
                "insert into person (organisation_id, user_id, state)"
                        + " select ?, gen_random_uuid(), 'active' from generate_series(1, ?)",
                organisation,
                count);
    }

    /** In the order in which a job comes to them. */
    List<UUID> of(UUID organisation) {
        return DATABASE
                .rows("select user_id from person where organisation_id = ? order by user_id", organisation)
                .stream()
                .map(row -> (UUID) Objects.requireNonNull(row.get("user_id")))
                .toList();
    }

    Map<UUID, AccessCode> codes(UUID organisation) {
        return Multi.createFrom()
                .iterable(of(organisation))
                .onItem()
                .transformToUni(user -> show.show(organisation, user)
                        .map(shown -> Map.entry(
                                user, Objects.requireNonNull(shown).held().code())))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(entries -> entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .await()
                .atMost(PATIENCE);
    }

    Map<UUID, Long> versions(UUID organisation) {
        return DATABASE
                .rows("select user_id, code_version from person where organisation_id = ?", organisation)
                .stream()
                .collect(Collectors.toMap(row -> (UUID) Objects.requireNonNull(row.get("user_id")), row ->
                        (Long) Objects.requireNonNull(row.get("code_version"))));
    }

    /** R1 and R4: of codes that are held, and of those with codes that rest. */
    void assertApart(Map<UUID, AccessCode> held, Set<AccessCode> resting) {
        Set<AccessCode> all = Set.copyOf(held.values());
        assertThat(all).as("nobody shares a code").hasSameSizeAs(held.values());
        Set<Integer> lengths = Set.of(4, 5, 6, 7, 8, 9, 10);
        held.forEach((user, code) -> {
            Set<AccessCode> slips = Neighbours.of(code, lengths);
            assertThat(slips).noneMatch(all::contains).noneMatch(resting::contains);
            assertThat(resting).doesNotContain(code);
        });
    }

    /** I1, I6, I9: each has one working code, the version that counts them, its event and its place in the audit. */
    void assertConsistent(UUID organisation) {
        assertThat(DATABASE.count("""
                        select count(*) from person p where p.organisation_id = ? and p.state = 'active'
                        and (select count(*) from access_code a where a.organisation_id = p.organisation_id
                            and a.user_id = p.user_id and a.state = 'active' and a.version = p.code_version) <> 1
                        """, organisation))
                .as("people without exactly one working code of their newest version")
                .isZero();
        // What a conflict tells is under the same key and has no version.
        assertThat(DATABASE.count("""
                        select count(*) from person p where p.organisation_id = ? and p.code_version <> coalesce(
                            (select s.last from outbox_sequence s where s.organisation_id = p.organisation_id
                                and s.topic = 'accesscode.credential' and s.key = p.user_id::text), 0)
                            - (select count(*) from audit a where a.organisation_id = p.organisation_id
                                and a.user_id = p.user_id and a.action = 'access-code-conflicted')
                        """, organisation))
                .as("people with more or fewer events than versions")
                .isZero();
        assertThat(DATABASE.count("""
                        select count(*) from person p where p.organisation_id = ? and p.code_version <> (
                            select count(*) from audit a where a.organisation_id = p.organisation_id
                                and a.user_id = p.user_id and a.action in ('access-code-issued', 'access-code-retired'))
                        """, organisation))
                .as("people whose changes are not all in the audit")
                .isZero();
        assertThat(DATABASE.count("select codes from code_space where organisation_id = ?", organisation))
                .isEqualTo(DATABASE.count(
                        "select count(*) from access_code where organisation_id = ? and state <> 'retired'",
                        organisation));
    }
}
