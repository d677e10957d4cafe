package platen.gateway.devices.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.Device;
import platen.gateway.devices.domain.DeviceDescription;

/** A device, for lists and views. */
@Entity
@Immutable
@Table(name = "device")
public class DeviceEntity extends PanacheEntityBase {

    @Id
    public UUID id;

    public String name;

    @Nullable
    public String site;

    public String serial;
    public String model;
    public String vendor;

    @Nullable
    @Column(name = "key_x")
    public String keyX;

    @Nullable
    @Column(name = "key_y")
    public String keyY;

    public Instant approvedAt;

    @Nullable
    public Instant pairedAt;

    @Nullable
    public Instant pausedAt;

    @Nullable
    public Instant unpairedAt;

    @Nullable
    public Instant lastSeenAt;

    public int version;

    Device toDevice() {
        return new Device(
                id,
                name,
                Optional.ofNullable(site),
                new DeviceDescription(serial, model, vendor, DeviceKeys.of(keyX, keyY)),
                approvedAt,
                Optional.ofNullable(pairedAt),
                Optional.ofNullable(pausedAt),
                Optional.ofNullable(lastSeenAt),
                version);
    }
}
