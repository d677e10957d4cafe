package platen.accesscode.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.accesscode.bulk.persistence.BulkCodes;
import platen.accesscode.bulk.persistence.BulkCodes.Occupied;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** Codes are put under another index key while a job reads them. */
@QuarkusTest
@WithEngines
class MovedCodesTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CODES = 100;
    private static final int PAGE = 10;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    BulkCodes codes;

    private final UUID organisation = UUID.randomUUID();

    @Test
    void areReadOnceEach() {
        DATABASE.execute("""
                insert into access_code (organisation_id, id, user_id, state, version, blind_index, key_id, ciphertext, length,
                    origin, reason, issued_at)
                select ?, gen_random_uuid(), gen_random_uuid(), 'active', 1, sha256(n::text::bytea), 1, '\\x00', 6,
                    'generated', 'created', now()
                from generate_series(1, ?) n
                """, organisation, CODES);

        List<UUID> read = new ArrayList<>();
        UUID after = new UUID(0, 0);
        List<Occupied> page;
        do {
            page = page(after);
            page.forEach(code -> read.add(code.id()));
            after = page.isEmpty() ? after : page.getLast().id();
            DATABASE.execute(
                    "update access_code set blind_index = sha256(blind_index), key_id = key_id + 1 where organisation_id = ?",
                    organisation);
        } while (page.size() == PAGE);

        assertThat(read).hasSize(CODES).doesNotHaveDuplicates();
        DATABASE.execute("delete from access_code where organisation_id = ?", organisation);
    }

    private List<Occupied> page(UUID after) {
        return transactions
                .in(organisation, transaction -> codes.page(transaction, after, Instant.now(), PAGE))
                .await()
                .atMost(PATIENCE);
    }
}
