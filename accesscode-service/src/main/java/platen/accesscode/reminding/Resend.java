package platen.accesscode.reminding;

import java.util.UUID;

/**
 * A mail with a code that notification-service is to send again.
 *
 * @param id of the request
 * @param version of the code that the mail told of
 */
public record Resend(UUID id, long version) {}
