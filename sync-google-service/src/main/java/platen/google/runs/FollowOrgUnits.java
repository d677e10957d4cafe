package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.connection.domain.FollowedOrgUnits.Whereabouts;
import platen.google.connection.domain.OrgUnits;
import platen.google.directory.Directory;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.runs.domain.RunFailures;

/** Finds the chosen org units by their ids, wherever they have been moved. One that is gone ends the run: nobody has left it. */
@ApplicationScoped
public class FollowOrgUnits {

    private final Directory directory;
    private final FindConnection findConnection;

    FollowOrgUnits(Directory directory, FindConnection findConnection) {
        this.directory = directory;
        this.findConnection = findConnection;
    }

    /** The units as they are called now; fails with {@link RunFailed} when one is not there. Asks nothing when everybody is synced. */
    public Uni<OrgUnits> follow(Connection connection, DirectoryAccess access) {
        OrgUnits chosen = connection.settings().orgUnits();
        if (!access.orgUnits()) {
            return Uni.createFrom().item(chosen);
        }
        return directory
                .orgUnits(access)
                .map(units -> found(connection.orgUnits().find(chosen, units)))
                .call(now -> now.units().equals(chosen) && now.followed().equals(connection.orgUnits())
                        ? Uni.createFrom().voidItem()
                        : findConnection.hasFound(connection, now))
                .map(Whereabouts.Found::units);
    }

    /** Fails with {@link RunFailed} when a unit was moved while people were listed by the paths it had. */
    Uni<Void> confirm(Connection connection, DirectoryAccess access, OrgUnits read) {
        return follow(connection, access)
                .invoke(now -> {
                    if (!now.equals(read)) {
                        RunFailed.end(RunFailures.ORG_UNIT_MOVED);
                    }
                })
                .replaceWithVoid();
    }

    private static Whereabouts.Found found(Whereabouts whereabouts) {
        return switch (whereabouts) {
            case Whereabouts.Found found -> found;
            case Whereabouts.Missing(String path) -> throw new RunFailed(RunFailures.orgUnitMissing(path));
        };
    }
}
