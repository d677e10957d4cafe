package platen.scim.filtering.persistence;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.domain.Operand;
import platen.scim.filtering.domain.Operator;

/** One comparison in SQL. Texts are in the order of their code points (collation C) whatever the database's own order is. */
final class Comparison {

    private Comparison() {}

    /**
     * @param value an expression of the operand's type
     */
    static String sql(Condition.Compared compared, String value, SqlParameters parameters) {
        Operator operator = compared.operator();
        return switch (compared.operand()) {
            case Operand.Text text -> text(value, operator, parameters.add(text.value()) + "::text");
            case Operand.Truth truth -> truth(value, operator == Operator.NE, truth.value());
            case Operand.Moment moment ->
                ordered(value, operator, parameters.add(moment.value().atOffset(ZoneOffset.UTC)));
        };
    }

    private static String text(String value, Operator operator, String parameter) {
        return switch (operator) {
            // None of these knows wildcards, so there is nothing to escape.
            case CO -> "strpos(" + value + ", " + parameter + ") > 0";
            case SW -> "starts_with(" + value + ", " + parameter + ")";
            case EW -> "right(" + value + ", length(" + parameter + ")) = " + parameter;
            case EQ, NE -> ordered(value, operator, parameter);
            case GT, GE, LT, LE -> ordered(value + " collate \"C\"", operator, parameter);
        };
    }

    /** Written out, because a partial index serves no parameter. */
    private static String truth(String value, boolean isNot, boolean wanted) {
        if (isNot) {
            return "(" + value + ") is not " + wanted;
        }
        return wanted ? "(" + value + ")" : "not (" + value + ")";
    }

    private static String ordered(String value, Operator operator, String parameter) {
        return value
                + switch (operator) {
                    case EQ -> " = ";
                    case NE -> " is distinct from ";
                    case GT -> " > ";
                    case GE -> " >= ";
                    case LT -> " < ";
                    case LE -> " <= ";
                    case CO, SW, EW -> throw new IllegalArgumentException("Texts only");
                }
                + parameter;
    }

    /** The first text in order of code points that begins otherwise; null when there is none after. */
    static @Nullable String afterAllBeginningWith(String beginning) {
        int end = beginning.length();
        while (end > 0) {
            int last = beginning.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                // Between U+D7FF and U+E000 there are no characters.
                int next = last == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : last + 1;
                return beginning.substring(0, end) + Character.toString(next);
            }
        }
        return null;
    }
}
