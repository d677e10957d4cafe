package platen.testing.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class SecondServiceTest {

    @Test
    void sharesTheStartWithTheOtherTests() {
        String database = String.valueOf(TestDatabase.ofThisRun().value("select current_database()"));

        assertThat(database).isEqualTo(SharedStart.firstSeen(database));
    }
}
