package platen.accesscode.issuing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Shows somebody's code; revealing it leaves a trace in the same transaction that reads it. */
@ApplicationScoped
public class ShowAccessCode {

    private final OrganisationTransactions transactions;
    private final AccessCodes codes;
    private final DrawAccessCode draw;
    private final Audit audit;

    ShowAccessCode(OrganisationTransactions transactions, AccessCodes codes, DrawAccessCode draw, Audit audit) {
        this.transactions = transactions;
        this.codes = codes;
        this.draw = draw;
        this.audit = audit;
    }

    /** For showing all but the value; null when there is no such person. */
    public Uni<@Nullable ShownCode> show(UUID organisation, UUID user) {
        return transactions.in(organisation, transaction -> find(transaction, user));
    }

    /** For showing the value. */
    public Uni<@Nullable ShownCode> reveal(UUID organisation, UUID user, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> find(transaction, user)
                        .call(shown -> shown == null
                                ? Uni.createFrom().voidItem()
                                : audit.record(
                                        transaction,
                                        cause,
                                        Action.ACCESS_CODE_REVEALED,
                                        user,
                                        Note.ofVersion(shown.held().version())
                                                .to(shown.held().code().masked()))));
    }

    private Uni<@Nullable ShownCode> find(OrganisationTransaction transaction, UUID user) {
        return codes.of(transaction, user)
                .chain(held -> held == null
                        ? Uni.createFrom().nullItem()
                        : draw.closeNeighbours(transaction, held.code())
                                .map(neighbours -> new ShownCode(user, held, neighbours)));
    }
}
