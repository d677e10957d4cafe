package platen.gateway.devices.api;

import java.util.UUID;

/**
 * A device's secrets, told once.
 *
 * @param name as the administrators' console shows it
 * @param deviceToken Bearer token of every request under {@code /v1}
 * @param panelSecret part of the address of the device's own pages
 */
public record TokenView(UUID deviceId, String name, String deviceToken, String panelSecret) {

    @Override
    public String toString() {
        return "TokenView[" + deviceId + "]";
    }
}
