package platen.identity.imports.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.Attribute;

/** What a column of a file holds. Exports have them in this order. */
public enum Column {
    ID("id", null, List.of("User id", "Benutzer-ID", "Identifiant utilisateur"), List.of("id")),
    USER_NAME(
            "userName",
            Attribute.USER_NAME,
            List.of("User name", "Benutzername", "Nom d'utilisateur"),
            List.of("login", "upn", "user principal name")),
    DISPLAY_NAME(
            "displayName",
            Attribute.DISPLAY_NAME,
            List.of("Display name", "Anzeigename", "Nom affiché"),
            List.of("name", "full name", "vollständiger name", "nom complet")),
    EMAIL(
            "email",
            Attribute.EMAIL,
            List.of("Email address", "E-Mail-Adresse", "Adresse e-mail"),
            List.of("email", "mail", "courriel")),
    LOCALE("locale", Attribute.LOCALE, List.of("Language", "Sprache", "Langue"), List.of("locale")),
    DEPARTMENT("department", Attribute.DEPARTMENT, List.of("Department", "Abteilung", "Service"), List.of()),
    OFFICE("office", Attribute.OFFICE, List.of("Office", "Büro", "Bureau"), List.of()),
    STATE("state", null, List.of("State", "Status", "État"), List.of()),
    ACCESS_CODE(
            "accessCode",
            null,
            List.of("Access code", "Zugangscode", "Code d'accès"),
            List.of("access codes", "print code", "pin code", "zugriffscode")),
    CARDS(
            "cards",
            null,
            List.of("Card numbers", "Kartennummern", "Numéros de carte"),
            List.of(
                    "card",
                    "cards",
                    "card number",
                    "access card",
                    "karte",
                    "karten",
                    "kartennummer",
                    "carte",
                    "cartes"));

    private static final List<String> LANGUAGES = List.of("en", "de", "fr");
    private static final Map<String, Column> BY_HEADING = byHeading();

    private final String field;
    private final @Nullable Attribute attribute;
    private final List<String> headings;
    private final List<String> others;

    Column(String field, @Nullable Attribute attribute, List<String> headings, List<String> others) {
        this.field = field;
        this.attribute = attribute;
        this.headings = headings;
        this.others = others;
    }

    /** Its name in the API and in the database. */
    public String field() {
        return field;
    }

    /** The attribute of a person that it holds, if it holds one. */
    public Optional<Attribute> attribute() {
        return Optional.ofNullable(attribute);
    }

    /** Whether people are found by it. */
    public boolean isKey() {
        return this == ID || this == USER_NAME || this == EMAIL;
    }

    /** Whether it holds what only accesscode-service may see. */
    public boolean isSecret() {
        return this == ACCESS_CODE || this == CARDS;
    }

    /** What stands above it in an export of that language; English when there is none. */
    public String heading(String language) {
        return headings.get(Math.max(0, LANGUAGES.indexOf(language)));
    }

    /** The languages that exports have. */
    public static List<String> languages() {
        return LANGUAGES;
    }

    /** By what stands above it, in any language, whatever its case, spaces, hyphens and accents. */
    public static Optional<Column> ofHeading(String heading) {
        return Optional.ofNullable(BY_HEADING.get(folded(heading)));
    }

    public static Optional<Column> of(String field) {
        return Arrays.stream(values())
                .filter(column -> column.field.equals(field))
                .findFirst();
    }

    private static Map<String, Column> byHeading() {
        Map<String, Column> known = new HashMap<>();
        for (Column column : values()) {
            Stream.of(column.headings.stream(), column.others.stream(), Stream.of(column.field))
                    .flatMap(names -> names)
                    .forEach(name -> known.put(folded(name), column));
        }
        return Map.copyOf(known);
    }

    private static String folded(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }
}
