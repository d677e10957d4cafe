package platen.scim.filtering;

import com.fasterxml.jackson.databind.node.ValueNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.domain.Operand;
import platen.scim.filtering.domain.Operator;
import platen.scim.filtering.domain.ValueKind;
import platen.scim.users.domain.MatchKey;

/** Brings the value of a comparison into the form of its attribute: clients write booleans as text, and numbers for texts. */
final class FilterOperand {

    private FilterOperand() {}

    /** RFC 7643, 2.5: null and no value are the same. */
    static Condition comparedWithNothing(Attribute attribute, Operator operator) {
        if (attribute.kind() == ValueKind.SECRET || (operator != Operator.EQ && operator != Operator.NE)) {
            throw FilterReader.invalid(attribute.dotted() + " cannot be compared with null so.");
        }
        Condition present = new Condition.Present(attribute);
        return operator == Operator.NE ? present : new Condition.Not(present);
    }

    static Operand read(Attribute attribute, ValueNode value) {
        return switch (attribute.kind()) {
            case TRUTH -> new Operand.Truth(truth(attribute, value));
            case MOMENT -> new Operand.Moment(moment(attribute, value));
            case FOLDED_TEXT -> new Operand.Text(MatchKey.of(text(attribute, value)));
            case EXACT_TEXT, SECRET, COMPLEX -> new Operand.Text(text(attribute, value));
        };
    }

    private static boolean truth(Attribute attribute, ValueNode value) {
        return switch (value.asText().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw FilterReader.invalid(attribute.dotted() + " is true or false.");
        };
    }

    private static String text(Attribute attribute, ValueNode value) {
        if (value.isBoolean()) {
            throw FilterReader.invalid(attribute.dotted() + " is a text.");
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** As XML Schema writes it; a time without a zone is one of UTC. */
    private static Instant moment(Attribute attribute, ValueNode value) {
        try {
            OffsetDateTime time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(value.asText(), OffsetDateTime::from, LocalDateTime::from)
                                    instanceof OffsetDateTime offset
                            ? offset
                            : LocalDateTime.parse(value.asText()).atOffset(ZoneOffset.UTC);
            if (time.getYear() >= 1 && time.getYear() <= 9_999) {
                return time.toInstant();
            }
        } catch (DateTimeException malformed) {
            // Refused below.
        }
        throw FilterReader.invalid(attribute.dotted() + " is a time like 2026-01-31T08:00:00Z.");
    }
}
