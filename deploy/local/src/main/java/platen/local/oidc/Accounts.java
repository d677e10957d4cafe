package platen.local.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import platen.local.DemoOrganisation;

/** The accounts, and which organisation's id each demo organisation got. */
public final class Accounts {

    private final Map<String, Account> byName = new LinkedHashMap<>();
    private final Map<DemoOrganisation, String> organisationIds = new ConcurrentHashMap<>();

    public Accounts(List<Account> accounts) {
        accounts.forEach(account -> byName.put(account.username(), account));
    }

    /** From now on tokens of the organisation's accounts carry its id. */
    public void bind(DemoOrganisation organisation, String organisationId) {
        organisationIds.put(organisation, organisationId);
    }

    public List<Account> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Account> named(String username) {
        return Optional.ofNullable(byName.get(username));
    }

    Optional<Account> authenticate(String username, String password) {
        return named(username).filter(account -> same(account.password(), password));
    }

    Optional<String> organisationId(Account account) {
        return Optional.ofNullable(account.organisation()).map(organisationIds::get);
    }

    static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }
}
