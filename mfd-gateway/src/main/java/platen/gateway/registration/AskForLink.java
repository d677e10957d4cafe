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
import java.util.concurrent.atomic.AtomicBoolean;
import platen.gateway.GatewayConfig;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.people.CredentialStream;
import platen.gateway.registration.domain.LinkRequest;
import platen.gateway.registration.persistence.LinkRequestRows;
import platen.gateway.throttling.CountFailure;
import platen.gateway.tickets.Tickets;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;
import platen.kit.crypto.DataCipher;
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
    private final LinkRequestRows requests;
    private final MailLink mailLink;
    private final DataCipher cipher;
    private final GatewayConfig.CardLinks config;
    private final Clock clock;

    AskForLink(
            OrganisationTransactions transactions,
            Tickets tickets,
            CountFailure failures,
            AttemptLog log,
            CredentialStream stream,
            LinkRequestRows requests,
            MailLink mailLink,
            DataCipher cipher,
            GatewayConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.failures = failures;
        this.log = log;
        this.stream = stream;
        this.requests = requests;
        this.mailLink = mailLink;
        this.cipher = cipher;
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
        var noted = new AtomicBoolean();
        return transactions
                .in(
                        device.organisation(),
                        transaction -> failures.unlessWaiting(
                                transaction,
                                device.id(),
                                KIND,
                                now,
                                () -> note(transaction, device, ticket, userName, now)
                                        .invoke(noted::set)))
                .map(wait -> {
                    if (wait.isPresent()) {
                        return new Result.Wait(Duration.between(now, wait.get()));
                    }
                    if (!noted.get()) {
                        return new Result.TicketOver();
                    }
                    mailLink.soon(device.organisation());
                    return new Result.CheckMail();
                });
    }

    /** False when the ticket is good no more. */
    private Uni<Boolean> note(
            OrganisationTransaction transaction, PairedDevice device, String ticket, String userName, Instant now) {
        return tickets.redeem(transaction, device.id(), ticket, Purpose.REGISTER_CARD)
                .map(found -> found.flatMap(Ticket::card))
                .chain(card -> card.map(shown ->
                                keep(transaction, device, userName, shown, now).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> keep(
            OrganisationTransaction transaction, PairedDevice device, String userName, String card, Instant now) {
        UUID id = UUID.randomUUID();
        UUID organisation = device.organisation();
        var request = new LinkRequest(
                id,
                device.id(),
                device.name(),
                now,
                cipher.encrypt(MailLink.userNameOf(organisation, id), userName),
                cipher.encrypt(MailLink.cardOf(organisation, id), card));
        return log.append(transaction, List.of(line(request))).chain(() -> requests.add(transaction, request));
    }

    private AttemptLine line(LinkRequest request) {
        return new AttemptLine(
                request.id(),
                request.deviceId(),
                request.at(),
                KIND,
                "noted",
                Optional.empty(),
                Optional.empty(),
                stream.interrupted());
    }
}
