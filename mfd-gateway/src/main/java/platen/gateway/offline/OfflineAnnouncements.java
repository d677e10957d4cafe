package platen.gateway.offline;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import platen.gateway.offline.domain.OfflineLogin;
import platen.kit.organisation.OrganisationTransaction;

/** What others are told of logins while a device was cut off. */
public interface OfflineAnnouncements {

    Uni<Void> handedIn(OrganisationTransaction transaction, UUID deviceId, List<OfflineLogin> logins);
}
