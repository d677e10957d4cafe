package platen.notification.template.domain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mail is about, and so which variables its template may use. Every mail knows the name of the organisation. */
public enum Content {
    /** Shows the person's code. */
    CODE(Set.of("name", "code"), "code"),
    /** Leads to the page that shows the code after sign-in. */
    PORTAL_LINK(Set.of("name", "link"), "link"),
    /** Leads to the page that confirms a card. */
    CARD_LINK(Set.of("name", "device", "minutes", "at", "link"), "link"),
    /** Shows digits that are good once, which are no access code. */
    ONE_TIME_CODE(Set.of("name", "digits", "until"), "digits"),
    /** Tells a person that something ends. */
    DEADLINE(Set.of("name", "until"), ""),
    /** Tells administrators of something at a source. */
    SOURCE_NOTICE(Set.of("source", "at", Words.REASONS), ""),
    /** Tells administrators how many writes of a source were refused. */
    REFUSALS_NOTICE(Set.of("source", "at", "since", "writes", "refused", Words.REASONS), ""),
    /** Tells administrators of something that was counted. */
    COUNT_NOTICE(Set.of("at", "since", Words.REASONS), "");

    public static final String ORGANISATION = "organisation";

    private final Set<String> variables;
    private final String essential;

    Content(Set<String> variables, String essential) {
        this.variables = variables;
        this.essential = essential;
    }

    public boolean knows(String variable) {
        return variables.contains(variable) || variable.equals(ORGANISATION);
    }

    public Set<String> variables() {
        return Stream.concat(variables.stream(), Stream.of(ORGANISATION)).collect(Collectors.toUnmodifiableSet());
    }

    /** The variable without which the mail is worth nothing; empty where there is none. */
    public String essential() {
        return essential;
    }

    public boolean isNotice() {
        return this == SOURCE_NOTICE || this == REFUSALS_NOTICE || this == COUNT_NOTICE;
    }
}
