package platen.gateway.phones;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.people.CredentialStream;
import platen.gateway.people.People;
import platen.gateway.people.Subjects;
import platen.gateway.people.domain.Subject;
import platen.gateway.phones.domain.Asked;
import platen.gateway.phones.domain.PhoneLogin.Standing;
import platen.gateway.registration.SignIns;
import platen.gateway.sessions.domain.CredentialKind;
import platen.kit.crypto.SecretTokens;
import platen.kit.crypto.SecretTokens.Presented;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Somebody, signed in on their phone, says whether it is they who stand at the device. */
@ApplicationScoped
public class DecidePhoneLogin {

    /** What became of it. */
    public enum Result {
        CONFIRMED,
        REFUSED,
        /** Who is signed in is nobody who may log in in the device's organisation. */
        WRONG_PERSON,
        /** Identity-service has to say who is signed in, and does not. */
        UNAVAILABLE,
        OVER,
        UNKNOWN
    }

    private final OrganisationTransactions transactions;
    private final PhoneLogins logins;
    private final Subjects subjects;
    private final People people;
    private final SignIns signIns;
    private final AttemptLog log;
    private final CredentialStream stream;
    private final Clock clock;

    DecidePhoneLogin(
            OrganisationTransactions transactions,
            PhoneLogins logins,
            Subjects subjects,
            People people,
            SignIns signIns,
            AttemptLog log,
            CredentialStream stream,
            Clock clock) {
        this.transactions = transactions;
        this.logins = logins;
        this.subjects = subjects;
        this.people = people;
        this.signIns = signIns;
        this.log = log;
        this.stream = stream;
        this.clock = clock;
    }

    /** Which device it is about; looking uses nothing up. Empty when it is none of ours, or its device is out of use. */
    public Uni<Optional<Asked>> look(String token) {
        return SecretTokens.parse(token)
                .map(known ->
                        transactions.in(known.organisation(), transaction -> logins.ofToken(transaction, known.hash())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /**
     * @param accessToken of who is signed in; secret
     * @param yes whether the device is to let them in
     */
    public Uni<Result> decide(String token, Subject signedIn, String accessToken, boolean yes) {
        return SecretTokens.parse(token)
                .map(known -> decide(known, yes, transaction -> holder(transaction, signedIn))
                        .chain(result -> result == Result.WRONG_PERSON
                                ? decideAtFirstSight(known, accessToken, yes)
                                : Uni.createFrom().item(result)))
                .orElseGet(() -> Uni.createFrom().item(Result.UNKNOWN));
    }

    /** Nobody is found by a sign-in until it is bound, which is not heard of here at once either. */
    private Uni<Result> decideAtFirstSight(Presented known, String accessToken, boolean yes) {
        return signIns.bind(accessToken).chain(answer -> switch (answer) {
            case SignIns.Answer.Bound bound -> decide(known, yes, transaction -> ifActive(transaction, bound.userId()));
            case SignIns.Answer.Nobodys nobody -> Uni.createFrom().item(Result.WRONG_PERSON);
            case SignIns.Answer.Unavailable unavailable -> Uni.createFrom().item(Result.UNAVAILABLE);
        });
    }

    private Uni<Optional<UUID>> holder(OrganisationTransaction transaction, Subject signedIn) {
        return subjects.activeHolder(transaction, signedIn).map(found -> found.map(Subjects.Holder::userId));
    }

    private Uni<Optional<UUID>> ifActive(OrganisationTransaction transaction, UUID user) {
        return people.isActive(transaction, user)
                .map(active -> Optional.of(user).filter(known -> active));
    }

    private Uni<Result> decide(
            Presented known, boolean yes, Function<OrganisationTransaction, Uni<Optional<UUID>>> whoIsSignedIn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.in(
                known.organisation(),
                transaction -> logins.lock(transaction, known.hash()).chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(Result.UNKNOWN);
                    }
                    Asked asked = found.get();
                    return asked.login().standing(now) == Standing.WAITING
                            ? whoIsSignedIn
                                    .apply(transaction)
                                    .chain(person -> person.map(user -> decided(transaction, asked, user, yes, now))
                                            .orElseGet(() -> Uni.createFrom().item(Result.WRONG_PERSON)))
                            : Uni.createFrom().item(Result.OVER);
                }));
    }

    private Uni<Result> decided(OrganisationTransaction transaction, Asked asked, UUID user, boolean yes, Instant now) {
        UUID id = asked.login().id();
        return yes
                ? logins.confirm(transaction, id, user).replaceWith(Result.CONFIRMED)
                : logins.refuse(transaction, id)
                        .chain(() -> log.append(transaction, List.of(refused(asked, user, now))))
                        .replaceWith(Result.REFUSED);
    }

    private AttemptLine refused(Asked asked, UUID user, Instant now) {
        return new AttemptLine(
                asked.login().id(),
                asked.login().deviceId(),
                now,
                CredentialKind.PHONE.text(),
                "refused",
                Optional.of("denied"),
                Optional.of(user),
                stream.interrupted());
    }
}
