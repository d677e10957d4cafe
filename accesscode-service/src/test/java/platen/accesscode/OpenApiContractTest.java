package platen.accesscode;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;
import platen.testing.contracts.OpenApiContract;

/** The API as served is the API as documented. */
@QuarkusTest
@WithEngines
class OpenApiContractTest {

    @Test
    void servesTheDocumentInTheContracts() {
        OpenApiContract.assertMatches("accesscode-service");
    }
}
