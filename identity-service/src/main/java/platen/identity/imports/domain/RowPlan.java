package platen.identity.imports.domain;

import java.util.List;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;

/** What becomes of a person by a row. */
public sealed interface RowPlan {

    /** Nothing, for these reasons. */
    record Refused(List<Finding> findings) implements RowPlan {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** There will be one more. */
    record Create(User user) implements RowPlan {}

    /** They are, or become, this; the events tell others what has changed, if it is theirs to know. */
    record Change(User user, boolean changed, List<UserEvent> events) implements RowPlan {
        public Change {
            events = List.copyOf(events);
        }
    }
}
