package platen.gateway.onetimecodes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.onetimecodes.domain.OneTimeCode;
import platen.gateway.onetimecodes.domain.OneTimeDigits;
import platen.gateway.onetimecodes.domain.OneTimePurpose;
import platen.gateway.people.People;
import platen.gateway.people.domain.PersonState;
import platen.gateway.sessions.domain.CredentialKind;
import platen.kit.crypto.BlindIndex;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Makes a code that is one person's, for one purpose, once. */
@ApplicationScoped
public class MintOneTimeCode {

    /** As many draws as never fail while one in a thousand values, and far more, is taken. */
    private static final int DRAWS = 20;

    /**
     * @param by subject of who asks
     */
    public record Command(
            UUID organisation, UUID user, OneTimePurpose purpose, Duration validFor, boolean mail, String by) {}

    /** What came of it. */
    public sealed interface Result {

        /** The only time the digits are known here. */
        record Minted(OneTimeCode code, OneTimeDigits digits) implements Result {}

        record NoSuchPerson() implements Result {}

        record PersonNotActive() implements Result {}

        /** It was to be mailed to a person without an address. */
        record NoAddress() implements Result {}

        /** As many are open as may be; of the person, or of the organisation. */
        record TooManyOpen() implements Result {}
    }

    private final OrganisationTransactions transactions;
    private final People people;
    private final OneTimeCodes codes;
    private final OneTimeCodeAnnouncements announcements;
    private final BlindIndex blindIndex;
    private final GatewayConfig.OneTimeCodes config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MintOneTimeCode(
            OrganisationTransactions transactions,
            People people,
            OneTimeCodes codes,
            OneTimeCodeAnnouncements announcements,
            BlindIndex blindIndex,
            GatewayConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.codes = codes;
        this.announcements = announcements;
        this.blindIndex = blindIndex;
        this.config = config.oneTimeCodes();
        this.clock = clock;
    }

    /** The person's row stays locked meanwhile: two callers do not mint past the limit, and nobody who is leaving gets one. */
    public Uni<Result> mint(Command command) {
        return transactions.in(
                command.organisation(),
                transaction -> people.lock(transaction, command.user())
                        .chain(found -> obstacle(command, found)
                                .map(obstacle -> Uni.createFrom().item(obstacle))
                                .orElseGet(() -> withinLimits(transaction, command))));
    }

    private static Optional<Result> obstacle(Command command, Optional<People.Standing> found) {
        if (found.isEmpty()) {
            return Optional.of(new Result.NoSuchPerson());
        }
        if (found.get().state() != PersonState.ACTIVE) {
            return Optional.of(new Result.PersonNotActive());
        }
        return command.mail() && !found.get().hasAddress() ? Optional.of(new Result.NoAddress()) : Optional.empty();
    }

    private Uni<Result> withinLimits(OrganisationTransaction transaction, Command command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return codes.open(transaction, command.user(), now)
                .chain(open -> open.ofPerson() >= config.perPerson() || open.ofAll() >= config.perOrganisation()
                        ? Uni.createFrom().item(new Result.TooManyOpen())
                        : draw(transaction, code(command, now), DRAWS));
    }

    private static OneTimeCode code(Command command, Instant now) {
        return new OneTimeCode(
                UUID.randomUUID(),
                command.user(),
                command.purpose(),
                now,
                command.by(),
                command.mail(),
                now.plus(command.validFor()),
                Optional.empty());
    }

    private Uni<Result> draw(OrganisationTransaction transaction, OneTimeCode code, int draws) {
        if (draws == 0) {
            return Uni.createFrom().item(new Result.TooManyOpen());
        }
        OneTimeDigits digits = OneTimeDigits.draw(random);
        UUID organisation = transaction.organisation();
        String type = CredentialKind.ONE_TIME_CODE.indexType();
        return codes.add(
                        transaction,
                        code,
                        blindIndex.of(organisation, type, digits.value()),
                        blindIndex.candidates(organisation, type, digits.value()))
                .chain(added -> added ? minted(transaction, code, digits) : draw(transaction, code, draws - 1));
    }

    private Uni<Result> minted(OrganisationTransaction transaction, OneTimeCode code, OneTimeDigits digits) {
        Uni<Void> mailed = code.mailed()
                ? announcements.issued(transaction, code, digits)
                : Uni.createFrom().voidItem();
        return mailed.replaceWith(new Result.Minted(code, digits));
    }
}
