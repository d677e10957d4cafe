package platen.gateway.phones.domain;

import java.util.Optional;

/**
 * What somebody is asked on their phone.
 *
 * @param device as the administrator named it
 * @param site where it stands
 */
public record Asked(PhoneLogin login, String device, Optional<String> site) {}
