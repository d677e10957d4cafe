package platen.google.runs.api;

import platen.google.connection.domain.GuardClass;

/** Guard classes as the API names them. */
final class GuardWords {

    private GuardWords() {}

    static String of(GuardClass guarded) {
        return switch (guarded) {
            case REMOVAL -> "removals";
            case DISABLE -> "disables";
            case CODE_CLEAR -> "codeClears";
            case CARD_CLEAR -> "cardClears";
            case EMAIL_CHANGE -> "emailChanges";
        };
    }
}
