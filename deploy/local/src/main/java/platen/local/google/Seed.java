package platen.local.google;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import platen.local.DemoOrganisation;

/** The people a fresh directory starts with. */
final class Seed {

    /** An empty code or card means the field was never filled. */
    private record Entry(String given, String family, String orgUnit, String code, String card) {}

    private static final List<Entry> DEMO = List.of(
            new Entry("Ana", "Silva", "/Staff/Teachers", "H7Q2XA", "04A2B3C4D5"),
            new Entry("Bruno", "Keller", "/Staff/Teachers", "M4T9WB", "04A2B3C4E6"),
            new Entry("Chiara", "Rossi", "/Staff/Office", "R8D3KC", ""),
            new Entry("Daniel", "Okafor", "/Staff/Teachers", "", "04A2B3C4F7"),
            new Entry("Emma", "Larsen", "/Staff/Office", "", ""),
            new Entry("Farid", "Haddad", "/Staff/Teachers", "X2P6NF", "04B1C2D3E4"),
            new Entry("Grace", "Miller", "/Students/Year 9", "", "04B1C2D3F5"),
            new Entry("Hugo", "Dubois", "/Students/Year 9", "", ""),
            new Entry("Ines", "Moreno", "/Students/Year 10", "", ""),
            new Entry("Jonas", "Weber", "/Students/Year 10", "K9V4JG", ""),
            new Entry("Kaya", "Demir", "/Students/Year 10", "", ""));

    private static final List<Entry> SECOND = List.of(
            new Entry("Ben", "Carter", "/Staff", "T6Y2HB", "0511223344"),
            new Entry("Lucia", "Novak", "/Staff", "", ""),
            new Entry("Mats", "Eriksen", "/Students", "", "0511223355"));

    /** Left the school, account suspended: must not get a working code. */
    private static final String SUSPENDED = "Kaya";

    private Seed() {}

    static List<GoogleUser> people(DemoOrganisation organisation, Instant now) {
        List<GoogleUser> people = new ArrayList<>();
        people.add(
                user(organisation, 0, new Entry("IT", "Admin", "/", "", ""), organisation.googleAdministrator(), now));
        for (Entry entry : organisation == DemoOrganisation.FIRST ? DEMO : SECOND) {
            String email = entry.given().toLowerCase(Locale.ROOT) + "@" + organisation.domain();
            people.add(user(organisation, people.size(), entry, email, now));
        }
        return people;
    }

    private static GoogleUser user(DemoOrganisation organisation, int number, Entry entry, String email, Instant now) {
        return new GoogleUser(
                "10%d%018d".formatted(organisation.ordinal() + 1, 4_200_000_000_000L + number),
                email,
                entry.given(),
                entry.family(),
                entry.orgUnit(),
                email.equals(organisation.googleAdministrator()),
                entry.given().equals(SUSPENDED),
                false,
                now,
                null,
                Map.of(
                        PaperCutSchema.NAME,
                        Map.of(PaperCutSchema.ACCESS_CODE, entry.code(), PaperCutSchema.CARD_NUMBER, entry.card())));
    }
}
