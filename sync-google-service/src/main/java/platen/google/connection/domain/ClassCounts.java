package platen.google.connection.domain;

import java.util.function.ToIntFunction;

/** How many changes there are of each class. */
public record ClassCounts(int removals, int disables, int codeClears, int cardClears, int emailChanges) {

    public static final ClassCounts NONE = new ClassCounts(0, 0, 0, 0, 0);

    /** Asks for each class once. */
    public static ClassCounts of(ToIntFunction<GuardClass> count) {
        return new ClassCounts(
                count.applyAsInt(GuardClass.REMOVAL),
                count.applyAsInt(GuardClass.DISABLE),
                count.applyAsInt(GuardClass.CODE_CLEAR),
                count.applyAsInt(GuardClass.CARD_CLEAR),
                count.applyAsInt(GuardClass.EMAIL_CHANGE));
    }

    public int of(GuardClass wanted) {
        return switch (wanted) {
            case REMOVAL -> removals;
            case DISABLE -> disables;
            case CODE_CLEAR -> codeClears;
            case CARD_CLEAR -> cardClears;
            case EMAIL_CHANGE -> emailChanges;
        };
    }
}
