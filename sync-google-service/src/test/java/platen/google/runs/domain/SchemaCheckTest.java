package platen.google.runs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.ManagedFields;
import platen.google.directory.domain.DirectorySchema;
import platen.google.directory.domain.DirectorySchema.Field;

class SchemaCheckTest {

    private static final Field TEXT = new Field("STRING", false);

    @Test
    void managesTheFieldsTheSchemaHas() {
        assertThat(check(Map.of("accessCode", TEXT, "cardNumber", TEXT), ManagedFields.NONE))
                .isEqualTo(new SchemaCheck.Usable(new ManagedFields(true, true)));
    }

    @Test
    void leavesAloneAFieldThatWasNeverThere() {
        assertThat(check(Map.of("accessCode", TEXT), ManagedFields.NONE))
                .isEqualTo(new SchemaCheck.Usable(new ManagedFields(true, false)));
    }

    @Test
    void aFieldThatVanishedIsAMistake() {
        assertThat(check(Map.of("accessCode", TEXT), new ManagedFields(true, true)))
                .isInstanceOf(SchemaCheck.Unusable.class);
        assertThat(check(Map.of("cardNumber", TEXT), new ManagedFields(true, true)))
                .isInstanceOf(SchemaCheck.Unusable.class);
    }

    @Test
    void aFieldMustBeASingleText() {
        assertThat(check(Map.of("accessCode", new Field("STRING", true), "cardNumber", TEXT), ManagedFields.NONE))
                .isInstanceOf(SchemaCheck.Unusable.class);
        assertThat(check(Map.of("accessCode", TEXT, "cardNumber", new Field("INT64", false)), ManagedFields.NONE))
                .isInstanceOf(SchemaCheck.Unusable.class);
    }

    @Test
    void withoutAnyFieldThereIsNothingToSync() {
        assertThat(check(Map.of("other", TEXT), ManagedFields.NONE)).isInstanceOf(SchemaCheck.Unusable.class);
    }

    private static SchemaCheck check(Map<String, Field> fields, ManagedFields before) {
        return SchemaCheck.of(new DirectorySchema(fields), CustomFields.DEFAULT, before);
    }
}
