package platen.gateway.phones;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.people.Subjects.Holder;
import platen.gateway.phones.domain.Asked;
import platen.gateway.phones.domain.PhoneLogin;
import platen.kit.organisation.OrganisationTransaction;

/** The logins that wait for a phone. */
public interface PhoneLogins {

    /**
     * How many a device has begun of late.
     *
     * @param first when the oldest of them was; empty when there is none
     */
    record Recent(long times, Optional<Instant> first) {}

    Uni<Recent> recent(OrganisationTransaction transaction, UUID deviceId, Instant since);

    /** The one that was begun under the device's own id. */
    Uni<Optional<PhoneLogin>> ofAttempt(OrganisationTransaction transaction, UUID deviceId, String attemptId);

    /** In place of the one that the device shows now; false when it has begun one under the same id meanwhile. */
    Uni<Boolean> begin(OrganisationTransaction transaction, PhoneLogin login, byte[] tokenHash);

    Uni<Optional<PhoneLogin>> find(UUID organisation, UUID deviceId, UUID id);

    /** Empty as well while its device is out of use. */
    Uni<Optional<Asked>> ofToken(OrganisationTransaction transaction, byte[] tokenHash);

    /** The same, locked until the transaction ends: it is decided once. */
    Uni<Optional<Asked>> lock(OrganisationTransaction transaction, byte[] tokenHash);

    Uni<Void> confirm(OrganisationTransaction transaction, UUID id, UUID user);

    Uni<Void> refuse(OrganisationTransaction transaction, UUID id);

    /** Whom to let in; empty when that was done, when it is too late, or when they may not log in any more. */
    Uni<Optional<Holder>> collect(UUID organisation, UUID deviceId, UUID id, Instant now);
}
