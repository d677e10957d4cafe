package platen.gateway.suite;

import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test an organisation of its own and the clock back. */
abstract class GatewaySuite {

    @Inject
    TestClock clock;

    final Office office = new Office();

    @BeforeEach
    void atTheSameTimeAsEverybodyElse() {
        clock.reset();
    }

    @AfterEach
    void closeOffice() {
        office.close();
        clock.reset();
    }
}
