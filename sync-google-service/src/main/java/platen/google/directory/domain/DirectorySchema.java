package platen.google.directory.domain;

import java.util.Map;

/** A custom schema of the directory: its fields by name. */
public record DirectorySchema(Map<String, Field> fields) {

    public DirectorySchema {
        fields = Map.copyOf(fields);
    }

    /** Google's field type, such as STRING. */
    public record Field(String type, boolean multiValued) {

        public boolean isSingleText() {
            return type.equals("STRING") && !multiValued;
        }
    }

    /** Whether a field can hold codes or cards. */
    public Fitness fitness(String field) {
        Field found = fields.get(field);
        if (found == null) {
            return Fitness.MISSING;
        }
        return found.isSingleText() ? Fitness.FIT : Fitness.UNFIT;
    }

    public enum Fitness {
        FIT,
        MISSING,
        /** There, but not a single-valued text. */
        UNFIT
    }
}
