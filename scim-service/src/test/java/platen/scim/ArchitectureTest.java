package platen.scim;

import org.junit.jupiter.api.Test;
import platen.testing.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsToTheHousesLayout() {
        ArchitectureRules.ofPackage("platen.scim")
                .withLayers("domain", "api", "messaging", "persistence")
                .check();
    }
}
