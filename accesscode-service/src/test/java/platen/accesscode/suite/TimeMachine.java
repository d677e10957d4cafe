package platen.accesscode.suite;

import java.util.List;
import java.util.UUID;
import platen.testing.TestDatabase;

/** Lets time pass for an organisation by making its things older. */
final class TimeMachine {

    private record Column(String table, String name) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("access_code", "issued_at"),
            new Column("access_code", "expires_at"),
            new Column("access_code", "quarantined_until"),
            new Column("policy_override", "expiry_changed_at"),
            new Column("code_space", "expiry_changed_at"));

    private TimeMachine() {}

    static void daysPass(UUID organisation, int days) {
        COLUMNS.forEach(column -> TestDatabase.ofThisRun()
                .execute(
                        "update %s set %s = %s - ? * interval '1 day' where organisation_id = ?"
                                .formatted(column.table(), column.name(), column.name()),
                        days,
                        organisation));
    }
}
