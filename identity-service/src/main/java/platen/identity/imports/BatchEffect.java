package platen.identity.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.RowPlan;
import platen.identity.imports.domain.Tally;

/**
 * What a row that is not refused makes of somebody.
 *
 * @param existing the person; null when the import makes them
 */
record BatchEffect(Tally.Kind kind, @Nullable UUID existing) {

    static BatchEffect of(RowPlan plan) {
        return switch (plan) {
            case RowPlan.Create create -> new BatchEffect(Tally.Kind.CREATED, null);
            case RowPlan.Change change ->
                new BatchEffect(
                        change.changed() ? Tally.Kind.CHANGED : Tally.Kind.UNCHANGED,
                        change.user().id());
            case RowPlan.Refused refused -> throw new IllegalArgumentException("The row is refused");
        };
    }

    String slug() {
        return kind.slug();
    }
}
