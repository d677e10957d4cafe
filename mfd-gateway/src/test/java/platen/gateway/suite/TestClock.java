package platen.gateway.suite;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The clock of the service under test. Tests wait by moving it. */
@Singleton
public class TestClock extends Clock {

    private final AtomicLong aheadMillis = new AtomicLong();

    public void advance(Duration time) {
        aheadMillis.addAndGet(time.toMillis());
    }

    /** Back to the time that everybody else has. */
    public void reset() {
        aheadMillis.set(0);
    }

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(aheadMillis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
