package platen.google.runs.domain;

import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.ManagedFields;
import platen.google.directory.domain.DirectorySchema;
import platen.google.directory.domain.DirectorySchema.Fitness;

/** What the directory's schema means for a run. */
public sealed interface SchemaCheck {

    record Usable(ManagedFields fields) implements SchemaCheck {}

    record Unusable(RunFailure failure) implements SchemaCheck {}

    /**
     * A field that was never there is none of the directory's business. One that was managed before and is gone now is a mistake to be
     * cleared up, not everybody's code to be given up.
     */
    static SchemaCheck of(DirectorySchema schema, CustomFields fields, ManagedFields before) {
        Fitness code = schema.fitness(fields.accessCode());
        Fitness card = schema.fitness(fields.card());
        if (code == Fitness.UNFIT || card == Fitness.UNFIT) {
            String field = code == Fitness.UNFIT ? fields.accessCode() : fields.card();
            return unusable("The field " + field, fields, "is not a text with a single value");
        }
        if (code == Fitness.MISSING && before.accessCode()) {
            return unusable("The field " + fields.accessCode(), fields, "has vanished");
        }
        if (card == Fitness.MISSING && before.card()) {
            return unusable("The field " + fields.card(), fields, "has vanished");
        }
        if (code == Fitness.MISSING && card == Fitness.MISSING) {
            return unusable(
                    "A field " + fields.accessCode() + " or " + fields.card(),
                    fields,
                    "is needed, and there is neither");
        }
        return new Usable(new ManagedFields(code == Fitness.FIT, card == Fitness.FIT));
    }

    private static SchemaCheck unusable(String what, CustomFields fields, String why) {
        return new Unusable(new RunFailure(
                RunFailure.Reason.SCHEMA, what + " of the custom schema " + fields.schema() + " " + why + "."));
    }
}
