package platen.gateway.settings.domain;

import java.net.URI;

/**
 * Where passwords are checked, by an OAuth 2.0 password grant. The client's secret is kept apart from it, encrypted.
 *
 * @param enforcesMfa whether the provider wants a second factor, so that a password alone proves nobody
 */
public record PasswordProvider(URI tokenUrl, String clientId, boolean enforcesMfa) {}
