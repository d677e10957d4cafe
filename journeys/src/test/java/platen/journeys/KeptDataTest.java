package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import platen.engines.RepositoryRoot;

/** A stack that was stopped goes on with its data, and tells the story again. */
class KeptDataTest {

    @Test
    void goesOnWithItsDataAfterItWasStopped() {
        try (LocalStack stack = LocalStack.up()) {
            var before = stack.platenJson();
            stack.close();
            assertThat(RepositoryRoot.find().resolve(Platen.ARCHIVING + "-service/target/quarkus-app/app.jsa"))
                    .isNotEmptyFile();

            stack.upAgain();

            assertThat(stack.platenJson()).isEqualTo(before);
            Platen.Result demo = stack.run("demo");
            assertThat(demo.status()).as(demo.output()).isZero();
        }
    }
}
