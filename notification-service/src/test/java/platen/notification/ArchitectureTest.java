package platen.notification;

import org.junit.jupiter.api.Test;
import platen.testing.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheLayout() {
        ArchitectureRules.ofPackage("platen.notification")
                .withLayers("domain", "api", "messaging", "persistence")
                .check();
    }
}
