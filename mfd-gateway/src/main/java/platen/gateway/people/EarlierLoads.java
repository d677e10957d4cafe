package platen.gateway.people;

import io.smallrye.mutiny.Uni;

/** What is left of earlier runs. */
public interface EarlierLoads {

    /** Whether any event has ever had its effect here. */
    Uni<Boolean> any();
}
