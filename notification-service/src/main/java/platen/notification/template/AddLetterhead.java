package platen.notification.template;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.letterhead.ChangeLetterhead;
import platen.notification.letterhead.domain.Letterhead;
import platen.notification.letterhead.domain.Logo;
import platen.notification.letterhead.persistence.LetterheadRows;
import platen.notification.template.RenderedMail.Sender;
import platen.notification.template.domain.HeaderText;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.PlainLine;
import platen.notification.template.markup.Typesetter.Typeset;

/** Makes a written mail one of its organisation's: with its sender and its logo. */
@ApplicationScoped
public class AddLetterhead {

    private static final Logger LOG = Logger.getLogger(AddLetterhead.class);

    private final OrganisationTransactions transactions;
    private final LetterheadRows rows;
    private final ChangeLetterhead changeLetterhead;

    AddLetterhead(OrganisationTransactions transactions, LetterheadRows rows, ChangeLetterhead changeLetterhead) {
        this.transactions = transactions;
        this.rows = rows;
        this.changeLetterhead = changeLetterhead;
    }

    /**
     * @param organisationName what the logo shows, for who does not see it
     */
    public Uni<RenderedMail> to(UUID organisation, String organisationName, MailAddress to, Typeset mail) {
        return transactions.in(
                organisation,
                tx -> rows.find(tx)
                        .chain(found -> rows.logo(tx)
                                .map(logo -> new RenderedMail(
                                        to,
                                        HeaderText.of(mail.subject()),
                                        mail.text(),
                                        logo == null
                                                ? mail.html()
                                                : mail.withLogo(logo, "cid:" + Logo.CONTENT_ID, organisationName),
                                        sender(organisation, found == null ? Letterhead.PLAIN : found.letterhead()),
                                        logo))));
    }

    private Sender sender(UUID organisation, Letterhead letterhead) {
        return new Sender(
                phrase(letterhead.senderName()),
                allowed(organisation, letterhead.senderAddress()),
                MailAddress.of(letterhead.replyTo()).orElse(null));
    }

    private static @Nullable String phrase(@Nullable String name) {
        PlainLine line = PlainLine.of(name == null ? "" : name);
        return line.text().isEmpty() ? null : HeaderText.phrase(line);
    }

    private @Nullable MailAddress allowed(UUID organisation, @Nullable String address) {
        if (address == null) {
            return null;
        }
        Optional<MailAddress> usable = MailAddress.of(address).filter(own -> changeLetterhead.mayBeSender(address));
        if (usable.isEmpty()) {
            LOG.warnf(
                    "A sender address is not allowed any more; the service's is used. organisationId=%s", organisation);
        }
        return usable.orElse(null);
    }
}
