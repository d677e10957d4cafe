package platen.scim.protocol.api;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimRefusal;
import platen.scim.settings.domain.ScimSettings;

/** Whom the gate has let in. Without that nothing can be asked here: a way around the gate leads nowhere. */
@RequestScoped
public class ScimCaller {

    private @Nullable UUID organisation;
    private ScimSettings settings = ScimSettings.DEFAULTS;
    private @Nullable String subject;
    private @Nullable ScimRefusal refusal;
    private final String requestId = UUID.randomUUID().toString();

    void isOf(UUID admitted, ScimSettings decided) {
        organisation = admitted;
        settings = decided;
    }

    public UUID organisation() {
        UUID admitted = organisation;
        if (admitted == null) {
            throw ScimRefusal.unauthorized();
        }
        return admitted;
    }

    /** What the organisation has decided, as of the beginning of the request. */
    public ScimSettings settings() {
        return settings;
    }

    public boolean isAdmitted() {
        return organisation != null;
    }

    /** Whom the body is about, as it says itself; null when it says nothing. */
    public @Nullable String subject() {
        return subject;
    }

    /** Why the request was refused; null when it was not, or not by SCIM's rules. */
    public @Nullable ScimRefusal refusal() {
        return refusal;
    }

    void speaksOf(String said) {
        subject = said;
    }

    void isRefused(ScimRefusal cause) {
        refusal = cause;
    }

    /** Names the request as the cause of events. */
    public String requestId() {
        return requestId;
    }
}
