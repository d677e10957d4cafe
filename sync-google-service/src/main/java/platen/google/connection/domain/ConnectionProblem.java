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
        DIRECTORY("directory"),
        SCHEMA("schema"),
        ACCESS_CODE_FIELD("access-code-field"),
        CARD_FIELD("card-field");

        private final String word;

        Check(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static ConnectionProblem of(Check check, String sentence) {
        return new ConnectionProblem(check, sentence);
    }

    /** Of domain-wide delegation: all of it, or some scopes. */
    public static ConnectionProblem ofDelegation(List<String> missingScopes, String clientEmail) {
        return missingScopes.size() == 1
                ? of(
                        Check.SCOPE,
                        "The domain-wide delegation of " + clientEmail + " lacks the scope " + missingScopes.getFirst()
                                + ".")
                : of(
                        Check.DELEGATION,
                        "The service account " + clientEmail
                                + " has no domain-wide delegation in this Google Workspace.");
    }

    /**
     * Of an answer of Google's.
     *
     * @param word Google's reason
     * @param ofSchema whether the schema was asked for, or else people
     */
    public static ConnectionProblem of(Refusal refusal, String word, ConnectionSettings settings, boolean ofSchema) {
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
                of(
                        Check.SCOPE,
                        ofSchema
                                ? "The scope for reading user schemas is missing (" + word + ")."
                                : "The scope for reading users is missing (" + word + ").");
            case FORBIDDEN ->
                of(
                        Check.DELEGATION,
                        "The administrator " + settings.delegatedAdmin() + " may not read "
                                + (ofSchema ? "user schemas" : "users") + " (" + word + ").");
            case NOT_FOUND -> notFound(settings, ofSchema);
            case BUSY -> of(Check.DIRECTORY, "Google's quota is used up; try again in a minute (" + word + ").");
            case UNAVAILABLE, UNREADABLE, OTHER ->
                of(Check.DIRECTORY, "Google does not answer as it should (" + word + ").");
        };
    }

    private static ConnectionProblem notFound(ConnectionSettings settings, boolean ofSchema) {
        return ofSchema
                ? of(
                        Check.SCHEMA,
                        "There is no custom schema \"" + settings.fields().schema() + "\".")
                : of(Check.DIRECTORY, "There is no customer or domain \"" + settings.customer() + "\".");
    }

    /** Whether people cannot be read either, so that asking for them tells nothing new. */
    public boolean stopsReading() {
        return check == Check.TOKEN || check == Check.DELEGATION || check == Check.SCOPE || check == Check.DIRECTORY;
    }
}
