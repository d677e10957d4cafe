package platen.scim.protocol.api;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimRefusal;

/** Whom the gate has let in. Without that nothing can be asked here: a way around the gate leads nowhere. */
@RequestScoped
public class ScimCaller {

    private @Nullable UUID organisation;
    private final String requestId = UUID.randomUUID().toString();

    void isOf(UUID admitted) {
        organisation = admitted;
    }

    public UUID organisation() {
        UUID admitted = organisation;
        if (admitted == null) {
            throw ScimRefusal.unauthorized();
        }
        return admitted;
    }

    /** Names the request as the cause of events. */
    public String requestId() {
        return requestId;
    }
}
