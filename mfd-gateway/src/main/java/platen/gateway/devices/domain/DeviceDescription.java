package platen.gateway.devices.domain;

/** What a device says of itself. Nothing vouches for it. */
public record DeviceDescription(String serial, String model, String vendor) {}
