package platen.gateway.devices.domain;

import java.util.Optional;

/**
 * What a device says of itself. Nothing vouches for it.
 *
 * @param key with which it will prove that its requests are its own; empty when it has none
 */
public record DeviceDescription(String serial, String model, String vendor, Optional<DeviceKey> key) {}
