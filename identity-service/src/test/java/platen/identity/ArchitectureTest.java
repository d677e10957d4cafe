package platen.identity;

import org.junit.jupiter.api.Test;
import platen.testing.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsToTheHousesLayout() {
        ArchitectureRules.ofPackage("platen.identity")
                .withLayers("domain", "api", "messaging", "persistence")
                .check();
    }
}
