package platen.testing.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Each sample package beside this class breaks one rule, and {@code tidy} none. */
class ArchitectureRulesTest {

    @Test
    void aTidyServicePasses() {
        assertThatCode(() ->
                        rules("tidy").withLayers("domain", "api", "persistence").check())
                .doesNotThrowAnyException();
    }

    @Test
    void aLayerThatDoesNotExistFails() {
        assertThatThrownBy(() -> rules("tidy").withLayers("domain", "messaging").check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No class in a package messaging");
    }

    @Test
    void aServiceThatDoesNotExistFails() {
        assertThatThrownBy(() -> ArchitectureRules.ofPackage("platen.nowhere")
                        .withLayers("domain")
                        .check())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aDomainThatSeesALibraryFails() {
        assertThatThrownBy(() -> rules("impure").check()).hasMessageContaining("org.slf4j.Logger");
    }

    @Test
    void outerLayersThatSeeEachOtherFail() {
        assertThatThrownBy(() -> rules("entangled").check()).hasMessageContaining("PostgresNotes");
    }

    @Test
    void aNameThatHidesItsPurposeFails() {
        assertThatThrownBy(() -> rules("misnamed").check()).hasMessageContaining("NoteUtils");
    }

    @Test
    void fieldInjectionFails() {
        assertThatThrownBy(() -> rules("injected").check()).hasMessageContaining("Injected.value");
    }

    private static ArchitectureRules rules(String sample) {
        return ArchitectureRules.ofTestPackage("platen.testing.architecture." + sample);
    }
}
