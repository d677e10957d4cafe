package platen.notification.template.api;

import java.util.UUID;

/**
 * What became of a test mail.
 *
 * @param id in the delivery log
 * @param state sent or failed
 * @param answer what the mail server said
 */
public record TestMailView(UUID id, String state, String answer) {}
