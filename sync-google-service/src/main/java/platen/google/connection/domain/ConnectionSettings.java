package platen.google.connection.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about the connection.
 *
 * @param delegatedAdmin the administrator in whose name the service account reads
 * @param customer {@code my_customer}, Google's customer id, or a domain
 * @param dailyRun when an automatic connection is read at least
 * @param noticeAddress who is told about runs
 * @param guards what a run may do without asking
 */
public record ConnectionSettings(
        String delegatedAdmin,
        String customer,
        CustomFields fields,
        OrgUnits orgUnits,
        RunMode mode,
        OnRemoval onRemoval,
        DailyRun dailyRun,
        @Nullable String noticeAddress,
        Guards guards) {

    /** The same, with the chosen units as they are called now. */
    public ConnectionSettings with(OrgUnits units) {
        return new ConnectionSettings(
                delegatedAdmin, customer, fields, units, mode, onRemoval, dailyRun, noticeAddress, guards);
    }
}
