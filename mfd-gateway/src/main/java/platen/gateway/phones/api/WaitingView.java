package platen.gateway.phones.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nobody has confirmed it yet; ask again after so many seconds. */
@Schema(name = "WaitingPhoneLoginView")
public record WaitingView(@Schema(enumeration = "pending") String status, long pollSeconds) {

    static WaitingView of(long pollSeconds) {
        return new WaitingView("pending", pollSeconds);
    }
}
