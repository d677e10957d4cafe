package platen.gateway;

import org.junit.jupiter.api.Test;
import platen.testing.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsToTheLayout() {
        ArchitectureRules.ofPackage("platen.gateway")
                .withLayers("domain", "api", "messaging", "persistence")
                .check();
    }
}
