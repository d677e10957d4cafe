package platen.google;

import org.junit.jupiter.api.Test;
import platen.testing.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheHousesLayout() {
        ArchitectureRules.ofPackage("platen.google")
                .withLayers("domain", "api", "messaging", "persistence")
                .check();
    }
}
