package platen.gateway.passwords;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import platen.gateway.passwords.domain.Grant;
import platen.gateway.settings.domain.PasswordProvider;

/** Asks an identity provider, and not for long. Never fails: what is no answer is {@link Grant.Away}. */
public interface PasswordGrants {

    /**
     * @param clientSecret empty for a public client
     * @param username as typed
     * @param password handed on, never kept
     */
    Uni<Grant> ask(PasswordProvider provider, Optional<String> clientSecret, String username, String password);
}
