package platen.google.connection.domain;

import java.util.List;
import platen.google.directory.domain.Refusal;

/**
 * One thing a connection lacks.
 *
 * @param sentence what is missing and where to mend it, for an administrator
 */
public record ConnectionProblem(Check check, String sentence) {

    /** What was looked at. */
    public enum Check {
        TOKEN("token"),
        DELEGATION("delegation"),
        SCOPE("scope"),
        /** The administrator in whose name the directory is read may not read it. */
        ADMINISTRATOR("administrator"),
        DIRECTORY("directory"),
        SCHEMA("schema"),
        ACCESS_CODE_FIELD("access-code-field"),
        CARD_FIELD("card-field"),
        ORG_UNIT("org-unit");

        private final String word;

        Check(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What was asked for. */
    public enum Subject {
        SCHEMA("user schemas"),
        PEOPLE("users"),
        ORG_UNITS("org units");

        private final String words;

        Subject(String words) {
            this.words = words;
        }
    }

    public static ConnectionProblem of(Check check, String sentence) {
        return new ConnectionProblem(check, sentence);
    }

    /**
     * Of domain-wide delegation that is missing as a whole, or for some scopes, one problem each.
     *
     * @param all how many scopes are needed
     */
    public static List<ConnectionProblem> ofDelegation(List<String> missingScopes, int all, String clientEmail) {
        return missingScopes.isEmpty() || missingScopes.size() == all
                ? List.of(of(
                        Check.DELEGATION,
                        "The service account " + clientEmail
                                + " has no domain-wide delegation in this Google Workspace."))
                : missingScopes.stream()
                        .map(scope -> of(
                                Check.SCOPE,
                                "The domain-wide delegation of " + clientEmail + " lacks the scope " + scope + "."))
                        .toList();
    }

    /** Of a chosen org unit. */
    public static ConnectionProblem ofOrgUnit(String path) {
        return of(Check.ORG_UNIT, "There is no org unit \"" + path + "\".");
    }

    /**
     * Of an answer of Google's.
     *
     * @param word Google's reason
     */
    public static ConnectionProblem of(Refusal refusal, String word, ConnectionSettings settings, Subject asked) {
        String administrator = "The administrator " + settings.delegatedAdmin();
        return switch (refusal) {
            case GRANT_REFUSED ->
                of(
                        Check.TOKEN,
                        "Google refuses the key or does not know the administrator " + settings.delegatedAdmin() + " ("
                                + word + ").");
            case DELEGATION_MISSING ->
                of(Check.DELEGATION, "The service account has no domain-wide delegation (" + word + ").");
            case UNAUTHENTICATED -> of(Check.TOKEN, "Google does not accept its own access token (" + word + ").");
            case SCOPE_MISSING ->
                of(Check.SCOPE, "The scope for reading " + asked.words + " is missing (" + word + ").");
            case FORBIDDEN ->
                of(Check.ADMINISTRATOR, administrator + " may not read " + asked.words + " (" + word + ").");
            case NOT_FOUND -> notFound(settings, asked);
            case BUSY -> of(Check.DIRECTORY, "Google's quota is used up; try again in a minute (" + word + ").");
            case OTHER ->
                of(
                        Check.DIRECTORY,
                        "Google refuses to list " + asked.words + " of \"" + settings.customer() + "\" (" + word
                                + ").");
            case UNAVAILABLE, UNREADABLE -> of(Check.DIRECTORY, "Google does not answer as it should (" + word + ").");
        };
    }

    private static ConnectionProblem notFound(ConnectionSettings settings, Subject asked) {
        return asked == Subject.SCHEMA
                ? of(
                        Check.SCHEMA,
                        "There is no custom schema \"" + settings.fields().schema() + "\".")
                : of(Check.DIRECTORY, "There is no customer or domain \"" + settings.customer() + "\".");
    }
}
