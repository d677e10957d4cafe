package platen.google.runs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import platen.google.GoogleSyncConfig;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.connection.domain.ManagedFields;
import platen.google.directory.Directory;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.DirectoryUser;
import platen.google.directory.domain.UserPage;
import platen.google.runs.domain.ActiveRun;
import platen.google.runs.domain.PageWalk;
import platen.google.runs.domain.PersonState;

/** Lists everybody, page by page, and has them staged. At no time are there more than four pages in memory. */
@ApplicationScoped
class ReadSnapshot {

    private final Directory directory;
    private final PersonDigests digests;
    private final StagePeople stagePeople;
    private final int mostPages;

    ReadSnapshot(Directory directory, PersonDigests digests, StagePeople stagePeople, GoogleSyncConfig config) {
        this.directory = directory;
        this.digests = digests;
        this.stagePeople = stagePeople;
        this.mostPages = config.maxPages();
    }

    private record Step(UserPage page, boolean last) {}

    /**
     * Completes when the whole list was read, with how many people have a code or card, and fails with {@link RunFailed} when the list
     * cannot be told to be whole.
     */
    Uni<Integer> read(ActiveRun run, DirectoryAccess access, ConnectionSettings settings, ManagedFields managed) {
        return pages(access)
                // Hashing a page is work, not waiting.
                .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                .map(page -> inScope(run, settings, managed, page.users()))
                // While a page is staged, the next one is fetched and hashed.
                .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
                .onItem()
                .transformToUniAndConcatenate(people -> stage(run, people))
                .collect()
                .with(Collectors.summingInt(withCredential -> withCredential));
    }

    private Multi<UserPage> pages(DirectoryAccess access) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new PageWalk(mostPages),
                        walk -> directory.users(access, walk.token()).map(page -> {
                            walk.advance(page.nextPageToken()).ifPresent(RunFailed::end);
                            return new Step(page, walk.hasEnded());
                        }))
                .whilst(step -> !step.last())
                .map(Step::page);
    }

    private Uni<Integer> stage(ActiveRun run, List<StagedPerson> people) {
        Uni<Void> staged = people.isEmpty() ? Uni.createFrom().voidItem() : stagePeople.stage(run, people);
        return staged.map(done -> (int)
                people.stream().filter(person -> person.state().hasCredential()).count());
    }

    private List<StagedPerson> inScope(
            ActiveRun run, ConnectionSettings settings, ManagedFields managed, List<DirectoryUser> users) {
        Map<String, StagedPerson> people = new LinkedHashMap<>();
        for (DirectoryUser user : users) {
            if (settings.orgUnits().contain(user.orgUnitPath())) {
                PersonState state = PersonState.of(user, settings.fields(), managed);
                StagedPerson person = digests.of(run.organisation(), state);
                StagedPerson before = people.put(person.externalId(), person);
                if (before != null && !Arrays.equals(before.digest(), person.digest())) {
                    throw StagePeople.contradiction(1);
                }
            }
        }
        return List.copyOf(people.values());
    }
}
