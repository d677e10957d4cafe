package platen.notification.mailing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.persistence.ContactRows;
import platen.notification.contact.persistence.ContactRows.KnownContact;
import platen.notification.mailing.domain.MailPolicy;
import platen.notification.mailing.domain.Queue;
import platen.notification.mailing.domain.WhyNot;
import platen.notification.mailing.messaging.MailEvents;
import platen.notification.mailing.persistence.MailRows;
import platen.notification.template.domain.CardLink;

/** Takes due mails of an organisation for this replica; those that became pointless while they waited end here. */
@ApplicationScoped
class ClaimMails {

    /**
     * A mail that may be sent, to whom, and for which organisation.
     *
     * @param contact null in a notice, which names its address itself
     */
    record ClaimedMail(QueuedMail mail, @Nullable Contact contact, Organisation organisation) {}

    private final OrganisationTransactions transactions;
    private final MailRows rows;
    private final ContactRows contacts;
    private final MailEvents events;
    private final Leases leases;
    private final Clock clock;

    ClaimMails(
            OrganisationTransactions transactions,
            MailRows rows,
            ContactRows contacts,
            MailEvents events,
            Leases leases,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.contacts = contacts;
        this.events = events;
        this.leases = leases;
        this.clock = clock;
    }

    Uni<List<ClaimedMail>> of(UUID organisation, Queue queue, int most) {
        Instant now = clock.instant();
        Instant until = now.plus(leases.length());
        return transactions
                .in(
                        organisation,
                        tx -> contacts.organisation(tx)
                                .chain(settings -> settings == null
                                        ? Uni.createFrom().item(List.<ClaimedMail>of())
                                        : claim(tx, settings, queue, now, until, most)))
                .map(claimed -> claimed.stream()
                        .filter(mail -> leases.hold(mail.mail(), until))
                        .toList());
    }

    private Uni<List<ClaimedMail>> claim(
            OrganisationTransaction tx, Organisation organisation, Queue queue, Instant now, Instant until, int most) {
        return rows.claim(tx, queue, now, until, most)
                .onItem()
                .transformToMulti(mails -> Multi.createFrom().iterable(mails))
                .onItem()
                .transformToUniAndConcatenate(mail -> fitToSend(tx, mail, organisation))
                .select()
                .where(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private Uni<Optional<ClaimedMail>> fitToSend(
            OrganisationTransaction tx, QueuedMail mail, Organisation organisation) {
        UUID user = mail.userId();
        return user == null
                ? Uni.createFrom().item(Optional.of(new ClaimedMail(mail, null, organisation)))
                : contacts.find(tx, user)
                        .chain(known -> fitToSend(
                                tx,
                                mail,
                                organisation,
                                known == null ? new KnownContact(Contact.deleted(user), 0) : known));
    }

    private Uni<Optional<ClaimedMail>> fitToSend(
            OrganisationTransaction tx, QueuedMail mail, Organisation organisation, KnownContact known) {
        Contact contact = known.contact();
        boolean newerCode = mail.template().endsWithItsVersion() && known.codeVersion() > mail.version();
        CardLink link = mail.cardLink();
        boolean expired = link != null && link.hasExpired(clock.instant());
        Optional<WhyNot> refusal = MailPolicy.refusal(contact)
                .or(() -> Optional.ofNullable(mail.outdated()))
                .or(() -> expired ? Optional.of(WhyNot.EXPIRED) : Optional.empty())
                .or(() -> newerCode ? Optional.of(WhyNot.SUPERSEDED) : Optional.empty());
        if (refusal.isEmpty()) {
            return Uni.createFrom().item(Optional.of(new ClaimedMail(mail, contact, organisation)));
        }
        WhyNot whyNot = refusal.get();
        return rows.finish(tx, mail, whyNot.state(), whyNot.reason(), null)
                .chain(() -> events.suppressed(tx, List.of(mail), whyNot))
                .replaceWith(Optional.empty());
    }
}
