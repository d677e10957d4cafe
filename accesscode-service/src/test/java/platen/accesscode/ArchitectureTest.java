package platen.accesscode;

import org.junit.jupiter.api.Test;
import platen.testing.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsToTheLayout() {
        ArchitectureRules.ofPackage("platen.accesscode")
                .withLayers("domain", "api", "messaging", "persistence")
                .check();
    }
}
