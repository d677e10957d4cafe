package platen.notification.template;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.contact.persistence.ContactRows;
import platen.notification.template.domain.Flaw;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.PlainLine;
import platen.notification.template.domain.TemplateSource;
import platen.notification.template.domain.Words;
import platen.notification.template.markup.CheckTemplate;
import platen.notification.template.markup.ExampleWords;
import platen.notification.template.markup.Typesetter;
import platen.notification.template.markup.Typesetter.Typeset;
import platen.notification.template.persistence.TemplateRows;

/** Writes a mail with example values: no person's name, and no code that works. */
@ApplicationScoped
public class PreviewTemplate {

    /** What came of it. */
    public sealed interface Preview {

        /**
         * @param organisationName as it stands in the mail
         */
        record Written(Typeset mail, String organisationName) implements Preview {}

        record Flawed(List<Flaw> flaws) implements Preview {}
    }

    private final OrganisationTransactions transactions;
    private final ContactRows contacts;
    private final TemplateRows rows;
    private final CheckTemplate checkTemplate;
    private final Typesetter typesetter;

    PreviewTemplate(
            OrganisationTransactions transactions,
            ContactRows contacts,
            TemplateRows rows,
            CheckTemplate checkTemplate,
            Typesetter typesetter) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.rows = rows;
        this.checkTemplate = checkTemplate;
        this.typesetter = typesetter;
    }

    /**
     * @param draft null for what the mail says now
     */
    public Uni<Preview> preview(
            UUID organisation, MailTemplate template, Language language, @Nullable TemplateSource draft) {
        List<Flaw> flaws = draft == null ? List.of() : checkTemplate.check(template, language, draft);
        if (!flaws.isEmpty()) {
            return Uni.createFrom().item(new Preview.Flawed(flaws));
        }
        return transactions.in(
                organisation,
                tx -> contacts.organisation(tx)
                        .chain(known -> rows.find(tx, template, language).map(stored -> {
                            String name = known == null
                                    ? "Example"
                                    : PlainLine.of(known.name()).text();
                            Words words = ExampleWords.of(template, language, name);
                            TemplateSource own = draft == null && stored != null ? stored.own() : draft;
                            return new Preview.Written(
                                    own == null
                                            ? typesetter.typeset(template, language, words)
                                            : typesetter.typeset(own, template, language, words),
                                    name);
                        })));
    }
}
