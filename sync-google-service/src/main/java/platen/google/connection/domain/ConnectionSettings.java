package platen.google.connection.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about the connection.
 *
 * @param delegatedAdmin the administrator in whose name the service account reads
 * @param customer {@code my_customer}, Google's customer id, or a domain
 * @param noticeAddress who is told about runs
 */
public record ConnectionSettings(
        String delegatedAdmin,
        String customer,
        CustomFields fields,
        OrgUnits orgUnits,
        RunMode mode,
        OnRemoval onRemoval,
        @Nullable String noticeAddress) {}
