package platen.accesscode.rotating.persistence;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import platen.accesscode.observing.persistence.Observations;
import platen.accesscode.secrets.FingerprintedValue;
import platen.kit.crypto.CipherContext;

/** The tables that keep values by person, and how a value of each is bound and recognised. */
enum KeyedTable {
    ACCESS_CODE("access_code", "version, 'access-code' as kind", "state in ('active', 'reserved')") {
        @Override
        CipherContext context(UUID organisation, Row row) {
            return new CipherContext(organisation, row.getUUID("user_id"), row.getLong("version"));
        }
    },
    CARD("card", "id, 'card' as kind", "true"),
    REMOVED_CARD("removed_card", "id", "true") {
        @Override
        boolean hasFingerprint() {
            return false;
        }
    },
    CARD_PIN("card_pin", "id, version", "ciphertext is not null") {
        @Override
        boolean hasFingerprint() {
            return false;
        }

        @Override
        CipherContext context(UUID organisation, Row row) {
            return new CipherContext(organisation, row.getUUID("id"), row.getLong("version"));
        }
    },
    CONFLICT("conflict", "id, kind", "true"),
    OBSERVATION("observation", "kind, source", "ciphertext is not null") {
        @Override
        CipherContext context(UUID organisation, Row row) {
            return Observations.context(
                    organisation, row.getUUID("user_id"), row.getString("source"), row.getString("kind"));
        }

        @Override
        FingerprintedValue value(Row row, String decrypted) {
            return FingerprintedValue.parse(decrypted);
        }
    };

    private static final long VERSION_OF_A_VALUE_THAT_NEVER_CHANGES = 1;

    private final String name;
    private final String columns;
    private final String condition;

    KeyedTable(String name, String columns, String condition) {
        this.name = name;
        this.columns = columns;
        this.condition = condition;
    }

    /** Rows of people {@code $2} that are not under index key {@code $3} and the data key of prefix {@code $4}, locked. */
    String select() {
        String keyId = hasFingerprint() ? "key_id" : "$3::integer";
        return "select ctid::text as place, user_id, " + keyId + " as key_id, ciphertext, " + columns + " from " + name
                + " where organisation_id = $1 and user_id = any($2) and " + condition
                + " and (" + keyId + " is distinct from $3 or substring(ciphertext from 1 for 5) <> $4) for update";
    }

    /** A locked row stays in its place until it is written, so its place {@code $2} names it. */
    String update() {
        String fingerprint = hasFingerprint() ? "blind_index = renewed.blind_index, key_id = $5, " : "";
        return "update " + name + " set " + fingerprint + "ciphertext = renewed.ciphertext"
                + " from unnest($2::text[], $3::bytea[], $4::bytea[]) as renewed (place, blind_index, ciphertext)"
                + " where organisation_id = $1 and $5::integer is not null and " + name + ".ctid = renewed.place::tid";
    }

    /** Whether what is kept is looked for by its fingerprint. */
    boolean hasFingerprint() {
        return true;
    }

    /** Whether devices find people by what is in the table. */
    boolean isFoundByDevices() {
        return this == ACCESS_CODE || this == CARD;
    }

    /** What the ciphertext of a row is bound to. */
    CipherContext context(UUID organisation, Row row) {
        return new CipherContext(organisation, row.getUUID("id"), VERSION_OF_A_VALUE_THAT_NEVER_CHANGES);
    }

    /** What the fingerprint of a row is made of. */
    FingerprintedValue value(Row row, String decrypted) {
        return new FingerprintedValue(row.getString("kind"), decrypted);
    }
}
