package platen.gateway.settings;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.settings.domain.SettingsChoices;
import platen.kit.organisation.OrganisationTransaction;

/** What was chosen, with versions: 0 before the first choice. */
public interface StoredSettings {

    /** What an organisation, or a device, has chosen. */
    record Versioned(SettingsChoices choices, long version) {}

    /** Who changes it and when. */
    record Change(long seenVersion, String by, Instant at) {}

    Uni<Versioned> ofOrganisation(OrganisationTransaction transaction);

    /** Empty when there is no such device. */
    Uni<Optional<Versioned>> ofDevice(OrganisationTransaction transaction, UUID deviceId);

    /**
     * False when somebody else has changed it since {@code change.seenVersion}.
     *
     * @param secret of the client that checks passwords; null: none
     */
    Uni<Boolean> keep(
            OrganisationTransaction transaction, SettingsChoices choices, @Nullable String secret, Change change);

    /** False when somebody else has changed it since {@code change.seenVersion}. */
    Uni<Boolean> keepOfDevice(
            OrganisationTransaction transaction, UUID deviceId, SettingsChoices choices, Change change);

    /** Of the client that checks passwords for the organisation. */
    Uni<Optional<String>> clientSecret(OrganisationTransaction transaction);
}
