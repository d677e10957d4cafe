package platen.kit.lifecycle;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Timers begin nothing new once the service ends; left alone they would go on, and fail, until after the database is let go. */
@ApplicationScoped
class EndSchedules {

    private static final int BEFORE_ALL_OTHERS = 1;

    private final Scheduler scheduler;

    EndSchedules(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void stop(@Observes @Priority(BEFORE_ALL_OTHERS) ShutdownEvent event) {
        scheduler.pause();
    }
}
