package platen.notification.template.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.template.OwnTemplate;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.TemplateSource;

/** The table {@code mail_template}. */
@ApplicationScoped
public class TemplateRows {

    /** What the organisation has said of the template, or null when it has said nothing ever. */
    public Uni<@Nullable OwnTemplate> find(OrganisationTransaction tx, MailTemplate template, Language language) {
        return tx.first(
                        "select subject, body, version from mail_template"
                                + " where organisation_id = $1 and template = $2 and language = $3",
                        tx.organisation(),
                        template.id(),
                        language.tag())
                .map(row -> row == null ? null : new OwnTemplate(own(row), row.getLong("version")));
    }

    /** The tags of the languages in which the organisation has its own words, by the template's name. */
    public Uni<Map<String, List<String>>> overridden(OrganisationTransaction tx) {
        return tx.query(
                        "select template, language from mail_template"
                                + " where organisation_id = $1 and subject is not null order by template, language",
                        tx.organisation())
                .map(rows -> {
                    Map<String, List<String>> found = new HashMap<>();
                    rows.forEach(row -> found.computeIfAbsent(row.getString("template"), key -> new ArrayList<>())
                            .add(row.getString("language")));
                    return found;
                });
    }

    /** Stores the words, or none, as this version; false when somebody has stored another meanwhile. */
    public Uni<Boolean> save(
            OrganisationTransaction tx, MailTemplate template, Language language, OwnTemplate next, Instant now) {
        TemplateSource own = next.own();
        return tx.update(
                        """
                        insert into mail_template as old
                            (organisation_id, template, language, subject, body, version, changed_at)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict (organisation_id, template, language) do update
                        set subject = excluded.subject, body = excluded.body, version = excluded.version,
                            changed_at = excluded.changed_at
                        where old.version = excluded.version - 1
                        """,
                        tx.organisation(),
                        template.id(),
                        language.tag(),
                        own == null ? null : own.subject(),
                        own == null ? null : own.body(),
                        next.version(),
                        now.atOffset(ZoneOffset.UTC))
                .map(saved -> saved > 0);
    }

    private static @Nullable TemplateSource own(Row row) {
        String subject = row.getString("subject");
        return subject == null ? null : new TemplateSource(subject, row.getString("body"));
    }
}
