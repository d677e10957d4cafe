package platen.gateway.devices.persistence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.DeviceKey;

/** Keys as they are stored. */
final class DeviceKeys {

    private DeviceKeys() {}

    static Optional<DeviceKey> of(@Nullable String x, @Nullable String y) {
        return x == null || y == null ? Optional.empty() : Optional.of(new DeviceKey(x, y));
    }
}
