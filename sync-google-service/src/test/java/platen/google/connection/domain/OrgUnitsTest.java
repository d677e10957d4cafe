package platen.google.connection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrgUnitsTest {

    @Test
    void holdsTheUnitAndWhatIsBelow() {
        var units = new OrgUnits(List.of("/Eng", "/Staff/Office"));

        assertThat(units.contain("/Eng")).isTrue();
        assertThat(units.contain("/Eng/Tools")).isTrue();
        assertThat(units.contain("/Staff/Office/North")).isTrue();
    }

    @Test
    void doesNotCatchANameThatOnlyBeginsAlike() {
        var units = new OrgUnits(List.of("/Eng"));

        assertThat(units.contain("/Engineering")).isFalse();
        assertThat(units.contain("/")).isFalse();
        assertThat(units.contain("/Staff/Eng")).isFalse();
    }

    @Test
    void noneAndTheRootMeanEverybody() {
        assertThat(OrgUnits.ALL.contain("/Anywhere")).isTrue();
        assertThat(new OrgUnits(List.of("/")).contain("/Anywhere/else")).isTrue();
    }
}
