package platen.kit.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * A service that is told to stop while it starts ends at once. Quarkus would start it whole first, which takes as long as a provider
 * or a database does not answer, and whoever waits kills it. Until its startup event it has taken no request and no record, so nothing is
 * lost; a migration under way is rolled back.
 */
@ApplicationScoped
class EndStart {

    private static final Logger LOG = Logger.getLogger(EndStart.class);
    private static final Signal TERM = new Signal("TERM");
    private static final int BEFORE_ALL_OTHERS = 1;

    /** As a shell and Kubernetes report a process that a signal has ended. */
    private static final int SIGNALLED = 128;

    private @Nullable SignalHandler usual;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            try {
                usual = Signal.handle(TERM, signal -> Runtime.getRuntime().halt(SIGNALLED + signal.getNumber()));
            } catch (IllegalArgumentException withoutSignals) {
                LOG.debug("This JVM leaves signals alone (-Xrs)", withoutSignals);
            }
        }
    }

    void started(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        SignalHandler handler = usual;
        if (handler != null) {
            var unused = Signal.handle(TERM, handler);
        }
    }
}
