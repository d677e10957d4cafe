package platen.local.oidc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import platen.local.DemoOrganisation;
import platen.local.oidc.Account.PasswordGrant;

/** Who is who in a fresh stack. Passwords come from the stack's own secrets. */
public final class DemoAccounts {

    private DemoAccounts() {}

    /** {@code secrets} gives the secret kept under a name, making it up the first time. */
    public static Accounts create(UnaryOperator<String> secrets) {
        List<Account> accounts = new ArrayList<>();
        for (DemoOrganisation organisation : DemoOrganisation.all()) {
            for (String role : List.of("admin", "helpdesk", "auditor")) {
                accounts.add(account(organisation, organisation.account(role), role, PasswordGrant.ALLOWED, secrets));
            }
        }
        DemoOrganisation first = DemoOrganisation.FIRST;
        accounts.add(account(first, "ana", "user", PasswordGrant.ALLOWED, secrets));
        accounts.add(account(first, "mia", "user", PasswordGrant.NEEDS_SECOND_FACTOR, secrets));
        accounts.add(account(first, "max", "user", PasswordGrant.NEEDS_ENROLMENT, secrets));
        accounts.add(account(DemoOrganisation.SECOND, "ben", "user", PasswordGrant.ALLOWED, secrets));
        accounts.add(account(null, "operator", "operator", PasswordGrant.ALLOWED, secrets));
        return new Accounts(accounts);
    }

    private static Account account(
            @Nullable DemoOrganisation organisation,
            String username,
            String role,
            PasswordGrant passwordGrant,
            UnaryOperator<String> secrets) {
        String domain = organisation == null ? "operator.example" : organisation.domain();
        String displayName = Character.toUpperCase(username.charAt(0)) + username.substring(1);
        // The same subject in every stack: a kept database goes on knowing the person.
        UUID subject = UUID.nameUUIDFromBytes(("platen-local:" + username).getBytes(StandardCharsets.UTF_8));
        return new Account(
                username,
                displayName,
                username + "@" + domain,
                role,
                organisation,
                passwordGrant,
                subject.toString(),
                secrets.apply("password." + username));
    }
}
