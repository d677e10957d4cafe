package platen.gateway.registration;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
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
import platen.gateway.people.People;
import platen.gateway.registration.domain.CardLink;
import platen.gateway.registration.domain.LinkRequest;
import platen.gateway.registration.persistence.CardLinkRows;
import platen.gateway.registration.persistence.LinkRequestRows;
import platen.gateway.waiting.WorkOff;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.DecryptionFailed;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Has the link that confirms a card mailed to whose user name it is. Only for a match does anything leave this service. The device
 * has its answer before, so that neither answer nor timing tells whether the name is anybody's. A request is gone only when what
 * comes of it is in the outbox: a killed process loses none.
 */
@ApplicationScoped
public class MailLink {

    private static final Logger LOG = Logger.getLogger(MailLink.class);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final WorkOff workOff;
    private final LinkRequestRows requests;
    private final People people;
    private final CardLinkRows links;
    private final CardAnnouncements announcements;
    private final DataCipher cipher;
    private final GatewayConfig.CardLinks config;
    private final Clock clock;

    MailLink(
            WorkOff workOff,
            LinkRequestRows requests,
            People people,
            CardLinkRows links,
            CardAnnouncements announcements,
            DataCipher cipher,
            GatewayConfig config,
            Clock clock) {
        this.workOff = workOff;
        this.requests = requests;
        this.people = people;
        this.links = links;
        this.announcements = announcements;
        this.cipher = cipher;
        this.config = config.cardLinks();
        this.clock = clock;
    }

    /** Goes on by itself. What fails is tried again by the timer. */
    void soon(UUID organisation) {
        workOff.soon(organisation, requests, this::resolve);
    }

    /** What a killed process, or a database that was away, has left. */
    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> mailLeftOver() {
        return workOff.leftOver(requests, this::resolve);
    }

    /** Whoever asked has gone by the time a link would have run out. */
    private Uni<Void> resolve(OrganisationTransaction transaction, LinkRequest request) {
        if (!request.at().isAfter(clock.instant().minus(config.lifetime()))) {
            return Uni.createFrom().voidItem();
        }
        try {
            UUID organisation = transaction.organisation();
            String userName = cipher.decryptText(userNameOf(organisation, request.id()), request.userName());
            String card = cipher.decryptText(cardOf(organisation, request.id()), request.card());
            return people.activeWithUserName(transaction, userName.strip())
                    .chain(user -> user.map(found -> mail(transaction, request, found, card))
                            .orElseGet(() -> Uni.createFrom().voidItem()));
        } catch (DecryptionFailed keyGone) {
            LOG.warnf("A card link cannot be read and is dropped. organisationId=%s", transaction.organisation());
            return Uni.createFrom().voidItem();
        }
    }

    static CipherContext userNameOf(UUID organisation, UUID requestId) {
        return new CipherContext(organisation, requestId, 1);
    }

    static CipherContext cardOf(UUID organisation, UUID requestId) {
        return new CipherContext(organisation, requestId, 2);
    }

    private Uni<Void> mail(OrganisationTransaction transaction, LinkRequest request, UUID user, String card) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return links.recent(transaction, user, now.minus(HOUR), now.minus(DAY)).chain(recent -> {
            if (recent.ofPerson() >= config.perPersonAndHour() || recent.ofAll() >= config.perDay()) {
                return Uni.createFrom().voidItem();
            }
            SecretToken token = SecretTokens.create(transaction.organisation());
            var link = new CardLink(
                    UUID.randomUUID(),
                    user,
                    request.deviceId(),
                    request.deviceName(),
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
