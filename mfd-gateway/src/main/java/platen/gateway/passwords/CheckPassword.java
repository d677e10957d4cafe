package platen.gateway.passwords;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.passwords.domain.Grant;
import platen.gateway.people.Subjects;
import platen.gateway.registration.SignIns;
import platen.gateway.settings.StoredSettings;
import platen.gateway.settings.domain.PasswordProvider;
import platen.gateway.throttling.AccountThrottle;
import platen.kit.crypto.BlindIndex;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Has the organisation's identity provider say whether user name and password belong together, and whose they are. Whose, only
 * issuer and subject say, as identity-service has bound them: never a name or an address.
 */
@ApplicationScoped
public class CheckPassword {

    /** What came of it. */
    public sealed interface Result {
        record Proven(UUID userId, String displayName) implements Result {
            @Override
            public String toString() {
                return "Proven[" + userId + "]";
            }
        }

        record Wrong() implements Result {}

        /** The password is right, but its sign-in is bound to no active person. Whoever asks is told no more than for a wrong one. */
        record Unbound() implements Result {}

        /** The provider wants a second factor, which a device cannot give. */
        record MfaRequired() implements Result {}

        /** The provider does not answer, or not to the point; or identity-service, whose sign-in it is. Counts as nothing. */
        record ProviderAway() implements Result {}

        /** There were too many wrong passwords for this user name. */
        record Wait(Instant until) implements Result {}
    }

    private static final Logger LOG = Logger.getLogger(CheckPassword.class);
    private static final String KIND = "password";

    private final OrganisationTransactions transactions;
    private final StoredSettings settings;
    private final PasswordGrants grants;
    private final AccountThrottle accounts;
    private final Subjects subjects;
    private final SignIns signIns;
    private final BlindIndex blindIndex;
    private final Clock clock;

    CheckPassword(
            OrganisationTransactions transactions,
            StoredSettings settings,
            PasswordGrants grants,
            AccountThrottle accounts,
            Subjects subjects,
            SignIns signIns,
            BlindIndex blindIndex,
            Clock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.grants = grants;
        this.accounts = accounts;
        this.subjects = subjects;
        this.signIns = signIns;
        this.blindIndex = blindIndex;
        this.clock = clock;
    }

    /**
     * Counts wrong passwords by user name; what the device got wrong is its caller's to count.
     *
     * @param password handed on to the provider, never kept
     */
    public Uni<Result> check(PairedDevice device, String username, String password) {
        Optional<PasswordProvider> provider = device.settings().passwords();
        if (provider.isEmpty()) {
            return Uni.createFrom().item(new Result.ProviderAway());
        }
        if (provider.get().enforcesMfa()) {
            return Uni.createFrom().item(new Result.MfaRequired());
        }
        String name = username.strip();
        UUID account = account(device, name);
        return waiting(device, account)
                .chain(until -> until.isPresent()
                        ? Uni.createFrom().item(new Result.Wait(until.get()))
                        : ask(device, provider.get(), name, password).chain(result -> count(device, account, result)));
    }

    /** The provider is not asked while the account waits: it may lock accounts by counts of its own. */
    private Uni<Optional<Instant>> waiting(PairedDevice device, UUID account) {
        return transactions.in(
                device.organisation(),
                transaction -> accounts.unlessWaiting(
                        transaction,
                        account,
                        KIND,
                        now(),
                        () -> Uni.createFrom().item(false)));
    }

    private Uni<Result> ask(PairedDevice device, PasswordProvider provider, String username, String password) {
        return transactions
                .in(device.organisation(), settings::clientSecret)
                .chain(secret -> grants.ask(provider, secret, username, password))
                .chain(grant -> switch (grant) {
                    case Grant.Given given -> holder(device, given);
                    case Grant.Wrong wrong -> Uni.createFrom().item(new Result.Wrong());
                    case Grant.NeedsMore more -> Uni.createFrom().item(new Result.MfaRequired());
                    case Grant.Away away -> {
                        LOG.warnf(
                                "The password provider is away. organisationId=%s: %s",
                                device.organisation(), away.why());
                        yield Uni.createFrom().item(new Result.ProviderAway());
                    }
                });
    }

    private Uni<Result> holder(PairedDevice device, Grant.Given given) {
        return transactions
                .in(device.organisation(), transaction -> subjects.activeHolder(transaction, given.subject()))
                .chain(holder -> holder.map(person ->
                                Uni.createFrom().<Result>item(new Result.Proven(person.userId(), person.displayName())))
                        .orElseGet(() -> given.accessToken()
                                .map(token -> atFirstSight(device, token))
                                .orElseGet(() -> Uni.createFrom().item(new Result.Unbound()))));
    }

    /** Nobody is found by a sign-in until identity-service has bound it; it is asked with the person's own token. */
    private Uni<Result> atFirstSight(PairedDevice device, String accessToken) {
        return signIns.bind(accessToken).chain(answer -> switch (answer) {
            case SignIns.Answer.Bound bound ->
                transactions
                        .in(device.organisation(), transaction -> subjects.active(transaction, bound.userId()))
                        .map(holder -> holder.<Result>map(
                                        person -> new Result.Proven(person.userId(), person.displayName()))
                                .orElseGet(Result.Unbound::new));
            case SignIns.Answer.Nobodys nobody -> Uni.createFrom().item(new Result.Unbound());
            case SignIns.Answer.Unavailable away -> Uni.createFrom().item(new Result.ProviderAway());
        });
    }

    /** A right password that was found beside too many wrong ones is not heard of. */
    private Uni<Result> count(PairedDevice device, UUID account, Result result) {
        if (result instanceof Result.ProviderAway) {
            return Uni.createFrom().item(result);
        }
        boolean wrong = result instanceof Result.Wrong;
        return transactions
                .in(
                        device.organisation(),
                        transaction -> accounts.unlessWaiting(
                                transaction,
                                account,
                                KIND,
                                now(),
                                () -> Uni.createFrom().item(wrong)))
                .map(until -> until.<Result>map(Result.Wait::new).orElse(result));
    }

    /** Made of the user name whoever's it is, and of no use to anybody who would guess at it. */
    private UUID account(PairedDevice device, String username) {
        byte[] index = blindIndex.of(device.organisation(), "user-name", username.toLowerCase(Locale.ROOT));
        return UUID.nameUUIDFromBytes(index);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
