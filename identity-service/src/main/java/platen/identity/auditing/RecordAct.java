package platen.identity.auditing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.domain.Act;
import platen.identity.auditing.persistence.ActRows;
import platen.kit.organisation.OrganisationTransaction;

/** Records what an administrator does, in the transaction that does it. */
@ApplicationScoped
public class RecordAct {

    private final ActRows acts;
    private final Clock clock;

    RecordAct(ActRows acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    public Uni<Void> onUser(OrganisationTransaction transaction, String caller, Act.Kind kind, UUID user) {
        return record(transaction, caller, kind, user, null, null, null);
    }

    public Uni<Void> merge(OrganisationTransaction transaction, String caller, UUID left, UUID gone) {
        return record(transaction, caller, Act.Kind.USERS_MERGED, left, gone, null, null);
    }

    public Uni<Void> resolution(
            OrganisationTransaction transaction, String caller, Act.Kind kind, @Nullable UUID user, UUID review) {
        return record(transaction, caller, kind, user, null, review, null);
    }

    public Uni<Void> application(OrganisationTransaction transaction, String caller, UUID importId) {
        return record(transaction, caller, Act.Kind.IMPORT_APPLIED, null, null, null, importId);
    }

    public Uni<Void> export(OrganisationTransaction transaction, String caller, boolean codes) {
        Act.Kind kind = codes ? Act.Kind.CODES_EXPORTED : Act.Kind.USERS_EXPORTED;
        return record(transaction, caller, kind, null, null, null, null);
    }

    private Uni<Void> record(
            OrganisationTransaction transaction,
            String caller,
            Act.Kind kind,
            @Nullable UUID user,
            @Nullable UUID otherUser,
            @Nullable UUID review,
            @Nullable UUID importId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return acts.insert(
                transaction, new Act(UUID.randomUUID(), now, caller, kind, user, otherUser, review, importId));
    }
}
