package platen.notification.letterhead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.MailSettings;
import platen.notification.letterhead.domain.Letterhead;
import platen.notification.letterhead.domain.Logo;
import platen.notification.letterhead.persistence.LetterheadRows;
import platen.notification.template.domain.MailAddress;

/** Shows and changes what stands around an organisation's mails. */
@ApplicationScoped
public class ChangeLetterhead {

    /** What came of a change. */
    public sealed interface Change {

        record Changed(VersionedLetterhead letterhead) implements Change {}

        record Stale() implements Change {}

        /**
         * The operator does not let this organisation send from there.
         *
         * @param allowed domains
         */
        record DomainNotAllowed(List<String> allowed) implements Change {}
    }

    private final OrganisationTransactions transactions;
    private final LetterheadRows rows;
    private final List<String> allowed;

    ChangeLetterhead(OrganisationTransactions transactions, LetterheadRows rows, MailSettings settings) {
        this.transactions = transactions;
        this.rows = rows;
        this.allowed = settings.senderDomains().orElse(List.of()).stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    public Uni<VersionedLetterhead> show(UUID organisation) {
        return transactions.in(organisation, rows::find).map(found -> found == null ? VersionedLetterhead.NONE : found);
    }

    /**
     * @param expected whether the caller has seen this version
     */
    public Uni<Change> put(UUID organisation, Letterhead letterhead, LongPredicate expected) {
        if (letterhead.senderAddress() != null && !mayBeSender(letterhead.senderAddress())) {
            return Uni.createFrom().item(new Change.DomainNotAllowed(allowed));
        }
        return transactions.in(
                organisation,
                tx -> rows.find(tx).chain(found -> {
                    long version = found == null ? 0 : found.version();
                    if (!expected.test(version)) {
                        return Uni.createFrom().<Change>item(new Change.Stale());
                    }
                    VersionedLetterhead next = new VersionedLetterhead(letterhead, version + 1);
                    return rows.save(tx, next).map(saved -> saved ? new Change.Changed(next) : new Change.Stale());
                }));
    }

    /** Whether the operator lets mails come from there: what was allowed once may not be any more. */
    public boolean mayBeSender(String address) {
        return MailAddress.of(address)
                .map(known -> allowed.contains(known.domain().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    public Uni<@Nullable Logo> logo(UUID organisation) {
        return transactions.in(organisation, rows::logo);
    }

    public Uni<Void> putLogo(UUID organisation, Logo logo) {
        return transactions.in(organisation, tx -> rows.saveLogo(tx, logo));
    }

    /** False when there was none. */
    public Uni<Boolean> dropLogo(UUID organisation) {
        return transactions.in(organisation, rows::dropLogo);
    }
}
