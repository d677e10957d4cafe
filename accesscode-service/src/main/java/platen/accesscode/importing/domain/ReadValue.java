package platen.accesscode.importing.domain;

import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.issuing.domain.AccessCode;

/** A supplied value that was held against the rules. It is never printed. */
public sealed interface ReadValue {

    record Code(AccessCode code) implements ReadValue {}

    record Card(CardNumber number) implements ReadValue {}

    record Refused(String rule) implements ReadValue {}
}
