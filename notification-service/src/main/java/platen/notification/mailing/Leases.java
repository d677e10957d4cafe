package platen.notification.mailing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.MailSettings;
import platen.notification.mailing.persistence.MailRows;

/**
 * The claims this replica holds. They are short, so that the mails of a killed replica are soon taken up by another, and are
 * renewed for as long as an attempt lasts.
 */
@ApplicationScoped
class Leases {

    private record Lease(QueuedMail mail, Instant until) {}

    private final OrganisationTransactions transactions;
    private final MailRows rows;
    private final Clock clock;
    private final Duration length;
    private final Map<UUID, Lease> held = new ConcurrentHashMap<>();

    /** Mails of which an attempt has begun here and not ended, whether or not its claim still stands. */
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    Leases(OrganisationTransactions transactions, MailRows rows, MailSettings settings, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
        this.length = settings.lease();
    }

    Duration length() {
        return length;
    }

    /**
     * False when an attempt of the mail is under way here: its claim lapsed while this process or its clock was out of step, and was
     * claimed again before that attempt had ended. It is not tried twice at the same time; should the first fail, the claim lapses.
     */
    boolean hold(QueuedMail mail, Instant until) {
        if (!underWay.add(mail.id())) {
            return false;
        }
        held.put(mail.id(), new Lease(mail, until));
        return true;
    }

    void release(QueuedMail mail) {
        held.remove(mail.id());
        underWay.remove(mail.id());
    }

    /** Whether the claim stands for certain: a process that was stopped for a while finds out here, before it sends. */
    boolean stands(QueuedMail mail) {
        Lease lease = held.get(mail.id());
        return lease != null && clock.instant().isBefore(lease.until());
    }

    /** Renews all claims held; one that was lost meanwhile is dropped. */
    Uni<Void> renew() {
        Map<UUID, List<QueuedMail>> byOrganisation =
                held.values().stream().map(Lease::mail).collect(Collectors.groupingBy(QueuedMail::organisation));
        return Multi.createFrom()
                .iterable(byOrganisation.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> renew(entry.getKey(), entry.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> renew(UUID organisation, List<QueuedMail> mails) {
        Instant until = clock.instant().plus(length);
        return transactions
                .in(organisation, tx -> rows.renew(tx, mails, until))
                // No claim stands in a deleted organisation, so that none of its mails goes out.
                .onFailure(DeletedOrganisation::causes)
                .recoverWithItem(List.of())
                .invoke(renewed -> mails.forEach(mail -> {
                    if (renewed.contains(mail.id())) {
                        held.computeIfPresent(mail.id(), (id, lease) -> new Lease(mail, until));
                    } else {
                        held.remove(mail.id());
                    }
                }))
                .replaceWithVoid();
    }
}
