package platen.gateway.devices.api;

/**
 * Nobody has typed the code yet.
 *
 * @param status {@code authorization_pending}, the name RFC 8628 has for it
 */
public record PendingView(String status, long pollSeconds) {

    static PendingView pollingEvery(long seconds) {
        return new PendingView("authorization_pending", seconds);
    }
}
