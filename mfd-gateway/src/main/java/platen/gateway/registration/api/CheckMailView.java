package platen.gateway.registration.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whoever it is, and whether or not a mail is sent.
 *
 * @param next show "check your e-mail", never that something was wrong
 */
public record CheckMailView(
        @Schema(enumeration = "check_mail") String next) {

    static final CheckMailView INSTANCE = new CheckMailView("check_mail");
}
