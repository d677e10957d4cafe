package platen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a service makes of {@code organisation-deleted}: looks into its whole database for the organisation's id. */
public final class DeletedOrganisationCheck {

    private static final String TOPIC = "identity.organisation";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UUID organisation;
    private final TestTopics topics;
    private final TestDatabase database = TestDatabase.ofThisRun();

    public DeletedOrganisationCheck(UUID organisation, TestTopics topics) {
        this.organisation = organisation;
        this.topics = topics;
    }

    /** Has identity say that it is deleted. */
    public DeletedOrganisationCheck deleted() {
        topics.publish(
                TOPIC,
                TestEvent.example(TOPIC, "organisation-deleted")
                        .freshId()
                        .organisation(organisation)
                        .key("")
                        .sequence(1_000)
                        .data("organisationId", organisation));
        return this;
    }

    /** Waits until the service has swept it. */
    public DeletedOrganisationCheck finished() {
        await().atMost(PATIENCE).until(() -> tombstones(" and finished_at is not null") == 1);
        return this;
    }

    /** Publishes what comes too late, and waits until all of it was dropped. */
    public DeletedOrganisationCheck drops(String topic, TestEvent... late) {
        long before = dropped();
        for (TestEvent event : late) {
            topics.publish(topic, event.freshId().organisation(organisation));
        }
        await().atMost(PATIENCE).until(() -> dropped() == before + late.length);
        return this;
    }

    /** Nothing of it but the tombstone. */
    public void leavesNothing() {
        assertThat(places()).containsExactly("public.organisation_tombstone");
    }

    /** Tables that speak of the organisation. */
    public List<String> places() {
        return database.dump().stream()
                .filter(value -> value.contains(organisation.toString()))
                .map(value -> value.substring(0, value.indexOf(':')))
                .distinct()
                .toList();
    }

    private long tombstones(String condition) {
        return database.count(
                "select count(*) from organisation_tombstone where organisation_id = ?" + condition, organisation);
    }

    private long dropped() {
        return database.count(
                "select coalesce(max(events_dropped), 0) from organisation_tombstone where organisation_id = ?",
                organisation);
    }
}
