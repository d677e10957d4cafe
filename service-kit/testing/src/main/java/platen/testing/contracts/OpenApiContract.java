package platen.testing.contracts;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import platen.engines.RepositoryRoot;

/** Compares what a running service says of its API with the committed document {@code contracts/http/<service>.openapi.yaml}. */
public final class OpenApiContract {

    /** {@code -Dplaten.openapi.update=true} writes the document instead: a change of the API is then seen in the diff. */
    private static final boolean UPDATE = Boolean.getBoolean("platen.openapi.update");

    private OpenApiContract() {}

    /**
     * @param module the service's folder
     */
    public static void assertMatches(String module) {
        Path file = RepositoryRoot.find().resolve("contracts/http").resolve(module + ".openapi.yaml");
        String served = given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            if (UPDATE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, served);
            }
            if (!Files.exists(file) || !Files.readString(file).equals(served)) {
                throw new AssertionError("The API differs from " + file + ". If that is meant, run the test with"
                        + " -Dplaten.openapi.update=true and commit the document.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
