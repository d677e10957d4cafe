package platen.google.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryUserTest {

    private final DirectoryUser ana = new DirectoryUser(
            "117",
            "ana@school.example",
            List.of(),
            "Ana",
            true,
            "/",
            Map.of("code", " 4711 ", "blank", "  ", "empty", ""));

    @Test
    void missingEmptyAndBlankAreTheSame() {
        assertThat(ana.field("code")).contains("4711");
        assertThat(ana.field("blank")).isEmpty();
        assertThat(ana.field("empty")).isEmpty();
        assertThat(ana.field("never-set")).isEmpty();
    }

    @Test
    void keepsValuesOutOfTexts() {
        assertThat(ana.toString()).contains("117").doesNotContain("4711", "school.example");
    }
}
