package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import platen.gateway.GatewayConfig;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.people.CredentialStream;
import platen.gateway.throttling.CountFailure;
import platen.gateway.tickets.Tickets;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Somebody with a card nobody has gives a user name, to have the link mailed that confirms it. */
@ApplicationScoped
public class AskForLink {

    /** In the log, and where mails asked for at a device are counted. */
    private static final String KIND = "card_link";

    /** What the device is told. */
    public sealed interface Result {

        /** The same whoever it is, and whether or not a mail is sent. */
        record CheckMail() implements Result {}

        /** The ticket is used, late or another device's. */
        record TicketOver() implements Result {}

        record Wait(Duration retryAfter) implements Result {}

        /** The organisation does not let people prove themselves so, or this installation cannot. */
        record NotOffered() implements Result {}
    }

    private final OrganisationTransactions transactions;
    private final Tickets tickets;
    private final CountFailure failures;
    private final AttemptLog log;
    private final CredentialStream stream;
    private final MailLink mailLink;
    private final GatewayConfig.CardLinks config;
    private final Clock clock;

    AskForLink(
            OrganisationTransactions transactions,
            Tickets tickets,
            CountFailure failures,
            AttemptLog log,
            CredentialStream stream,
            MailLink mailLink,
            GatewayConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.failures = failures;
        this.log = log;
        this.stream = stream;
        this.mailLink = mailLink;
        this.config = config.cardLinks();
        this.clock = clock;
    }

    /** Whether links are mailed for this device at all. */
    public boolean isOffered(PairedDevice device) {
        return config.enabled()
                && config.publicUrl().isPresent()
                && device.settings().registration().byMail();
    }

    /** Each request counts like a failure, so that a device can ask for so many only. */
    public Uni<Result> ask(PairedDevice device, String ticket, String userName) {
        if (!isOffered(device)) {
            return Uni.createFrom().item(new Result.NotOffered());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var redeemed = new AtomicReference<@Nullable String>();
        return transactions
                .in(
                        device.organisation(),
                        transaction -> failures.unlessWaiting(
                                transaction,
                                device.id(),
                                KIND,
                                now,
                                () -> redeem(transaction, device, ticket, now).map(card -> {
                                    redeemed.set(card.orElse(null));
                                    return card.isPresent();
                                })))
                .map(wait -> {
                    if (wait.isPresent()) {
                        return new Result.Wait(Duration.between(now, wait.get()));
                    }
                    String card = redeemed.get();
                    if (card == null) {
                        return new Result.TicketOver();
                    }
                    mailLink.soon(device, userName, card);
                    return new Result.CheckMail();
                });
    }

    private Uni<Optional<String>> redeem(
            OrganisationTransaction transaction, PairedDevice device, String ticket, Instant now) {
        return tickets.redeem(transaction, device.id(), ticket, Purpose.REGISTER_CARD)
                .map(found -> found.flatMap(Ticket::card))
                .call(card -> card.isPresent()
                        ? log.append(transaction, List.of(line(device, now)))
                        : Uni.createFrom().voidItem());
    }

    private AttemptLine line(PairedDevice device, Instant now) {
        return new AttemptLine(
                UUID.randomUUID(),
                device.id(),
                now,
                KIND,
                "noted",
                Optional.empty(),
                Optional.empty(),
                stream.interrupted());
    }
}
