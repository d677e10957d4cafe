package platen.gateway.settings.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.settings.ReadSettings;
import platen.gateway.settings.StoredSettings;
import platen.gateway.settings.domain.SettingsChoices;
import platen.gateway.sql.SqlTimes;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresSettings implements StoredSettings {

    private static final String OF_ORGANISATION =
            "select settings::text as settings, version from device_settings where organisation_id = $1";

    private static final String OF_DEVICE = """
            select settings::text as settings, settings_version as version from device
             where organisation_id = $1 and id = $2 and unpaired_at is null""";

    private static final String KEEP = """
            insert into device_settings as kept (organisation_id, settings, client_secret, version, changed_by, changed_at)
            values ($1, $2::text::jsonb, $3, $4 + 1, $5, $6)
            on conflict (organisation_id) do update
               set settings = excluded.settings, client_secret = excluded.client_secret, version = excluded.version,
                   changed_by = excluded.changed_by, changed_at = excluded.changed_at
             where kept.version = $4""";

    private static final String KEEP_OF_DEVICE = """
            update device set settings = $3::text::jsonb, settings_version = $4 + 1, settings_changed_by = $5,
                   settings_changed_at = $6
             where organisation_id = $1 and id = $2 and unpaired_at is null and settings_version = $4""";

    private static final String CLIENT_SECRET = "select client_secret from device_settings where organisation_id = $1";

    private static final UUID CLIENT = UUID.nameUUIDFromBytes("password-client".getBytes(StandardCharsets.UTF_8));
    private static final long SECRET_VERSION = 1;

    private final ReadSettings json;
    private final DataCipher cipher;

    PostgresSettings(ReadSettings json, DataCipher cipher) {
        this.json = json;
        this.cipher = cipher;
    }

    @Override
    public Uni<Versioned> ofOrganisation(OrganisationTransaction transaction) {
        return transaction
                .first(OF_ORGANISATION, transaction.organisation())
                .map(row -> row == null ? new Versioned(SettingsChoices.NONE, 0) : versioned(row));
    }

    @Override
    public Uni<Optional<Versioned>> ofDevice(OrganisationTransaction transaction, UUID deviceId) {
        return transaction
                .first(OF_DEVICE, transaction.organisation(), deviceId)
                .map(row -> Optional.ofNullable(row).map(this::versioned));
    }

    private Versioned versioned(Row row) {
        return new Versioned(json.choices(row.getString("settings")), row.getLong("version"));
    }

    @Override
    public Uni<Boolean> keep(
            OrganisationTransaction transaction, SettingsChoices choices, @Nullable String secret, Change change) {
        return transaction
                .update(
                        KEEP,
                        transaction.organisation(),
                        json.write(choices),
                        secret == null ? null : Buffer.buffer(cipher.encrypt(context(transaction), secret)),
                        (int) change.seenVersion(),
                        change.by(),
                        SqlTimes.of(change.at()))
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<Boolean> keepOfDevice(
            OrganisationTransaction transaction, UUID deviceId, SettingsChoices choices, Change change) {
        return transaction
                .update(
                        KEEP_OF_DEVICE,
                        transaction.organisation(),
                        deviceId,
                        json.write(choices),
                        (int) change.seenVersion(),
                        change.by(),
                        SqlTimes.of(change.at()))
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<Optional<String>> clientSecret(OrganisationTransaction transaction) {
        return transaction
                .first(CLIENT_SECRET, transaction.organisation())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> found.getBuffer("client_secret"))
                        .map(secret -> cipher.decryptText(context(transaction), secret.getBytes())));
    }

    private static CipherContext context(OrganisationTransaction transaction) {
        return new CipherContext(transaction.organisation(), CLIENT, SECRET_VERSION);
    }
}
