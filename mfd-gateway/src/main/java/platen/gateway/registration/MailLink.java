package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.gateway.GatewayConfig;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.people.People;
import platen.gateway.registration.domain.CardLink;
import platen.gateway.registration.persistence.CardLinkRows;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Has the link that confirms a card mailed to whose user name it is. Only for a match does anything leave this service. */
@ApplicationScoped
class MailLink {

    private static final Logger LOG = Logger.getLogger(MailLink.class);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final OrganisationTransactions transactions;
    private final People people;
    private final CardLinkRows links;
    private final CardAnnouncements announcements;
    private final GatewayConfig.CardLinks config;
    private final Clock clock;

    MailLink(
            OrganisationTransactions transactions,
            People people,
            CardLinkRows links,
            CardAnnouncements announcements,
            GatewayConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.links = links;
        this.announcements = announcements;
        this.config = config.cardLinks();
        this.clock = clock;
    }

    /**
     * Goes on by itself: the device has its answer before, so that neither answer nor timing tells whether the name is
     * anybody's. What a killed process loses, its holder asks for again.
     */
    void soon(PairedDevice device, String userName, String card) {
        transactions
                .in(
                        device.organisation(),
                        transaction -> people.activeWithUserName(transaction, userName.strip())
                                .chain(user -> user.map(found -> mail(transaction, device, found, card))
                                        .orElseGet(() -> Uni.createFrom().voidItem())))
                .subscribe()
                .with(
                        done -> LOG.debugf("Resolved a card link. deviceId=%s", device.id()),
                        failure -> LOG.warnf(
                                "A card link is lost. organisationId=%s deviceId=%s: %s",
                                device.organisation(), device.id(), failure.toString()));
    }

    private Uni<Void> mail(OrganisationTransaction transaction, PairedDevice device, UUID user, String card) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return links.recent(transaction, user, now.minus(HOUR), now.minus(DAY)).chain(recent -> {
            if (recent.ofPerson() >= config.perPersonAndHour() || recent.ofAll() >= config.perDay()) {
                return Uni.createFrom().voidItem();
            }
            SecretToken token = SecretTokens.create(transaction.organisation());
            var link = new CardLink(
                    UUID.randomUUID(),
                    user,
                    device.id(),
                    device.name(),
                    card,
                    now,
                    now.plus(config.lifetime()),
                    Optional.empty());
            return links.add(transaction, token.hash(), link)
                    .chain(() -> announcements.linkRequested(transaction, link, url(token)));
        });
    }

    private String url(SecretToken token) {
        return config.publicUrl()
                .map(base -> base.toString().replaceAll("/+$", "") + "/card-links/" + token.value())
                .orElseThrow(() -> new IllegalStateException("platen.gateway.card-links.public-url is not set"));
    }
}
