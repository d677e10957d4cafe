package platen.google.connection;

import java.time.Instant;
import java.util.UUID;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.connection.domain.FollowedOrgUnits;
import platen.google.connection.domain.ManagedFields;
import platen.google.connection.domain.StoredKey;
import platen.google.connection.domain.Timetable;

/**
 * An organisation's connection as it is stored.
 *
 * @param managed which credentials a completed run has found in the directory's schema; they must not vanish from it in silence
 * @param orgUnits which units the chosen paths turned out to be
 */
public record Connection(
        UUID organisation,
        UUID id,
        long version,
        ConnectionSettings settings,
        StoredKey key,
        ManagedFields managed,
        FollowedOrgUnits orgUnits,
        Timetable timetable,
        Instant createdAt,
        Instant updatedAt) {}
