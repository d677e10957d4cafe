package platen.gateway.offline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.offline.domain.OfflineLogin;
import platen.gateway.people.People;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** A device that was cut off tells whom it let in meanwhile. Told twice, it counts once. */
@ApplicationScoped
public class HandInOfflineLogins {

    /** One that is not taken, and why; handed in again it will not be either. */
    public record Untaken(String eventId, String reason) {}

    /**
     * @param taken now, for the first time
     */
    public record Result(int taken, List<Untaken> untaken) {}

    private final OrganisationTransactions transactions;
    private final People people;
    private final AttemptLog log;
    private final OfflineAnnouncements announcements;
    private final Clock clock;

    HandInOfflineLogins(
            OrganisationTransactions transactions,
            People people,
            AttemptLog log,
            OfflineAnnouncements announcements,
            Clock clock) {
        this.transactions = transactions;
        this.people = people;
        this.log = log;
        this.announcements = announcements;
        this.clock = clock;
    }

    public Uni<Result> handIn(PairedDevice device, List<OfflineLogin> logins) {
        Instant now = clock.instant();
        Set<UUID> users = logins.stream()
                .map(OfflineLogin::user)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return people.displayNames(device.organisation(), users).chain(known -> {
            List<OfflineLogin> good = new ArrayList<>();
            List<Untaken> untaken = new ArrayList<>();
            for (OfflineLogin login : logins) {
                login.objection(known.keySet(), now)
                        .ifPresentOrElse(
                                reason -> untaken.add(new Untaken(login.eventId(), reason)), () -> good.add(login));
            }
            return transactions
                    .in(device.organisation(), transaction -> keep(transaction, device.id(), good))
                    .map(taken -> new Result(taken, untaken));
        });
    }

    private Uni<Integer> keep(OrganisationTransaction transaction, UUID deviceId, List<OfflineLogin> logins) {
        List<AttemptLine> lines =
                logins.stream().map(login -> line(deviceId, login)).toList();
        return log.append(transaction, lines)
                .call(added -> announcements.handedIn(transaction, deviceId, fresh(deviceId, logins, added)))
                .map(Set::size);
    }

    /** Each that is in the log now for the first time, once though it be in the list twice. */
    private static List<OfflineLogin> fresh(UUID deviceId, List<OfflineLogin> logins, Set<UUID> added) {
        Set<UUID> left = new HashSet<>(added);
        return logins.stream()
                .filter(login -> left.remove(login.logId(deviceId)))
                .toList();
    }

    private static AttemptLine line(UUID deviceId, OfflineLogin login) {
        return new AttemptLine(
                login.logId(deviceId),
                deviceId,
                login.at(),
                "card",
                login.user().isPresent() ? "accepted" : "refused",
                Optional.of("offline"),
                login.user(),
                true);
    }
}
