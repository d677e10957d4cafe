package platen.gateway.devices.domain;

import java.util.Arrays;
import java.util.Optional;

/** Where a device stands. */
public enum DeviceState {
    /** Until it has fetched its token. */
    APPROVED("approved"),
    PAIRED("paired"),
    /** Paired, and logs nobody in for a while. */
    PAUSED("paused");

    private final String text;

    DeviceState(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<DeviceState> of(String text) {
        return Arrays.stream(values()).filter(state -> state.text.equals(text)).findFirst();
    }
}
