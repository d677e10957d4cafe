package platen.notification.template;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.template.domain.CardLink;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Notice;
import platen.notification.template.domain.PlainLine;
import platen.notification.template.domain.PortalLink;
import platen.notification.template.domain.TemplateSource;
import platen.notification.template.domain.Words;
import platen.notification.template.markup.LayoutWords;
import platen.notification.template.markup.Typesetter;
import platen.notification.template.markup.Typesetter.Typeset;
import platen.notification.template.persistence.TemplateRows;

/** Writes a mail from its template, in its reader's language. */
@ApplicationScoped
public class RenderMail {

    /** Of somebody else's words in a notice. */
    private static final int LONGEST_REASON = 500;

    private static final Logger LOG = Logger.getLogger(RenderMail.class);

    private final OrganisationTransactions transactions;
    private final TemplateRows rows;
    private final Typesetter typesetter;
    private final AddLetterhead addLetterhead;

    RenderMail(
            OrganisationTransactions transactions,
            TemplateRows rows,
            Typesetter typesetter,
            AddLetterhead addLetterhead) {
        this.transactions = transactions;
        this.rows = rows;
        this.typesetter = typesetter;
        this.addLetterhead = addLetterhead;
    }

    /**
     * Writes to a person. Fails with {@link NotRenderable} when the mail has nowhere to lead.
     *
     * @param limit of a mail that is of use for a time only
     * @param secret the opened code or link, for a template that holds one
     */
    public Uni<RenderedMail> render(
            MailTemplate template,
            MailAddress to,
            Contact contact,
            Organisation organisation,
            @Nullable CardLink limit,
            @Nullable String secret) {
        Language language = Language.of(contact.locale(), organisation.locale());
        return Uni.createFrom()
                .item(() -> words(template, contact, organisation, language, limit, secret))
                .chain(words -> write(organisation.id(), template, language, words))
                .chain(mail -> rendered(organisation, to, mail));
    }

    private static Words words(
            MailTemplate template,
            Contact contact,
            Organisation organisation,
            Language language,
            @Nullable CardLink limit,
            @Nullable String secret) {
        Words words = toAnybody(organisation)
                .with("name", PlainLine.of(contact.displayName()).text());
        return switch (template.content()) {
            case CODE -> words.with("code", secret == null ? "" : secret);
            case PORTAL_LINK ->
                words.with(
                        "link",
                        url(organisation.portalUrl(), "The organisation's portalUrl is missing or no web address"));
            case CARD_LINK ->
                limited(words, limit, language)
                        .with("link", url(secret, "The link to confirm a card is no web address"));
            case ONE_TIME_CODE -> limited(words, limit, language).with("digits", secret == null ? "" : secret);
            default -> limited(words, limit, language);
        };
    }

    private static Words limited(Words words, @Nullable CardLink limit, Language language) {
        if (limit == null) {
            throw new NotRenderable("The mail does not say until when");
        }
        LayoutWords layout = LayoutWords.in(language);
        return words.with("device", PlainLine.of(limit.deviceName()).text())
                .with("minutes", String.valueOf(limit.minutes()))
                .with("at", layout.moment(limit.askedAt()))
                .with("until", layout.moment(limit.expiresAt()));
    }

    private static String url(@Nullable String url, String otherwise) {
        return PortalLink.of(url).map(PortalLink::url).orElseThrow(() -> new NotRenderable(otherwise));
    }

    /** Writes a notice to administrators, in their organisation's language. */
    public Uni<RenderedMail> render(MailTemplate template, MailAddress to, Organisation organisation, Notice notice) {
        Language language = Language.of(organisation.locale());
        LayoutWords layout = LayoutWords.in(language);
        Instant since = notice.since();
        Words words = toAnybody(organisation)
                .with("source", notice.sourceName())
                .with("at", layout.moment(notice.at()))
                .with("since", since == null ? "" : layout.moment(since))
                .with("writes", String.valueOf(notice.writes()))
                .with("refused", String.valueOf(notice.refused()));
        List<String> reasons = notice.facts().stream()
                .map(fact -> PlainLine.of(layout.sentence(fact), LONGEST_REASON).text())
                .toList();
        return write(organisation.id(), template, language, new Words(words.values(), reasons))
                .chain(mail -> rendered(organisation, to, mail));
    }

    private static Words toAnybody(Organisation organisation) {
        return Words.of(Map.of("organisation", PlainLine.of(organisation.name()).text()));
    }

    /** In the organisation's own words where it has some. Should they fail after all, better the usual ones than no mail. */
    private Uni<Typeset> write(UUID organisation, MailTemplate template, Language language, Words words) {
        return transactions
                .in(organisation, tx -> rows.find(tx, template, language))
                .map(stored -> {
                    TemplateSource own = stored == null ? null : stored.own();
                    if (own == null) {
                        return typesetter.typeset(template, language, words);
                    }
                    try {
                        return typesetter.typeset(own, template, language, words);
                    } catch (RuntimeException unusable) {
                        // Its message may quote what it was given.
                        LOG.warnf(
                                "An organisation's own template fails; the usual one is sent. organisationId=%s template=%s: %s",
                                organisation,
                                template.id() + "/" + language.tag(),
                                unusable.getClass().getName());
                        return typesetter.typeset(template, language, words);
                    }
                });
    }

    private Uni<RenderedMail> rendered(Organisation organisation, MailAddress to, Typeset mail) {
        return addLetterhead.to(
                organisation.id(), PlainLine.of(organisation.name()).text(), to, mail);
    }
}
