package platen.notification.template;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.template.domain.Flaw;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.TemplateSource;
import platen.notification.template.markup.CheckTemplate;
import platen.notification.template.persistence.TemplateRows;

/** Shows and changes what an organisation has its mails say. */
@ApplicationScoped
public class OverrideTemplate {

    /** What came of a change. */
    public sealed interface Change {

        record Changed(OwnTemplate template) implements Change {}

        record Stale() implements Change {}

        record Flawed(List<Flaw> flaws) implements Change {}
    }

    private final OrganisationTransactions transactions;
    private final TemplateRows rows;
    private final CheckTemplate checkTemplate;
    private final Clock clock;

    OverrideTemplate(
            OrganisationTransactions transactions, TemplateRows rows, CheckTemplate checkTemplate, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.checkTemplate = checkTemplate;
        this.clock = clock;
    }

    /** The tags of the languages in which the organisation has its own words, by the template's name. */
    public Uni<Map<String, List<String>>> overridden(UUID organisation) {
        return transactions.in(organisation, rows::overridden);
    }

    public Uni<OwnTemplate> show(UUID organisation, MailTemplate template, Language language) {
        return transactions.in(organisation, tx -> find(tx, template, language));
    }

    /**
     * Has the mail say this from now on.
     *
     * @param own null for the words that come with the service
     * @param expected whether the caller has seen this version
     */
    public Uni<Change> put(
            UUID organisation,
            MailTemplate template,
            Language language,
            @Nullable TemplateSource own,
            LongPredicate expected) {
        List<Flaw> flaws = own == null ? List.of() : checkTemplate.check(template, language, own);
        if (!flaws.isEmpty()) {
            return Uni.createFrom().item(new Change.Flawed(flaws));
        }
        return transactions.in(
                organisation,
                tx -> find(tx, template, language).chain(found -> {
                    if (!expected.test(found.version())) {
                        return Uni.createFrom().<Change>item(new Change.Stale());
                    }
                    OwnTemplate next = new OwnTemplate(own, found.version() + 1);
                    return rows.save(tx, template, language, next, clock.instant())
                            .map(saved -> saved ? new Change.Changed(next) : new Change.Stale());
                }));
    }

    private Uni<OwnTemplate> find(OrganisationTransaction tx, MailTemplate template, Language language) {
        return rows.find(tx, template, language).map(found -> found == null ? OwnTemplate.NONE : found);
    }
}
