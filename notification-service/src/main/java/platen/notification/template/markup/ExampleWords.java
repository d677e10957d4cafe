package platen.notification.template.markup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import platen.notification.template.domain.Fact;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Words;

/** Values to look at a template with: nobody's name, and no code that works. */
public final class ExampleWords {

    private static final Instant SINCE = Instant.parse("2026-01-05T07:30:00Z");
    private static final Instant AT = Instant.parse("2026-01-05T08:30:00Z");

    private ExampleWords() {}

    /**
     * A value for every variable there is.
     *
     * @param organisation its name
     */
    public static Words of(MailTemplate template, Language language, String organisation) {
        LayoutWords layout = LayoutWords.in(language);
        var values = Map.of(
                "organisation", organisation,
                "name", "Ana Silva",
                "code", "EXAMPLE1",
                "digits", "00000000",
                "link", "https://portal.example/my-code",
                "device", "Copier 12",
                "minutes", "15",
                "at", layout.moment(AT),
                "since", layout.moment(SINCE),
                "until", layout.moment(AT));
        var reasons = facts(template).stream().map(layout::sentence).toList();
        return new Words(values, reasons)
                .with("source", template == MailTemplate.PROVISIONING_FAILING ? "SCIM" : "Google Workspace")
                .with("writes", "40")
                .with("refused", "31");
    }

    private static List<Fact> facts(MailTemplate template) {
        return switch (template) {
            case PROVISIONING_FAILING ->
                List.of(Fact.of("refusals-by-rule", 28, 409, "uniqueness"), Fact.of("refusals", 3, 404));
            case RUN_FAILED -> List.of(Fact.quoting("unauthorized_client"));
            case RUN_HELD ->
                List.of(Fact.of("removals", 11), Fact.of("held-people", 11, "9f1d2c3b-4a59-4e68-8778-695a4b3c2d1e"));
            case RUN_RECOVERED -> List.of(Fact.of("over-failed"));
            case GUESS_BUDGET -> List.of(Fact.of("all-sites"), Fact.of("guesses-day", 600, 600));
            case CODE_CONFLICTS -> List.of(Fact.of("conflicts", 12));
            case AMBIGUOUS_MATCHES -> List.of(Fact.of("matches", 12));
            case WEBHOOK_DISABLED -> List.of(Fact.of("webhook", "hooks.school.example"), Fact.of("webhook-failing"));
            default -> List.of();
        };
    }
}
