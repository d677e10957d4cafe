package platen.google.push;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.google.GoogleSyncConfig;
import platen.google.connection.ScheduleRuns;
import platen.google.push.domain.PushChannel;
import platen.google.push.persistence.PostgresChannels;
import platen.google.push.persistence.PostgresPushJobs;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Notes that a person is to be read again, if it was Google who said so. Whoever else speaks learns nothing. */
@ApplicationScoped
public class ReceivePush {

    private static final Logger LOG = Logger.getLogger(ReceivePush.class);

    private final OrganisationTransactions transactions;
    private final PostgresChannels channels;
    private final PostgresPushJobs jobs;
    private final ScheduleRuns scheduleRuns;
    private final int mostJobs;

    ReceivePush(
            OrganisationTransactions transactions,
            PostgresChannels channels,
            PostgresPushJobs jobs,
            ScheduleRuns scheduleRuns,
            GoogleSyncConfig config) {
        this.transactions = transactions;
        this.channels = channels;
        this.jobs = jobs;
        this.scheduleRuns = scheduleRuns;
        this.mostJobs = config.push().mostWaiting();
    }

    public Uni<Void> receive(Push push) {
        UUID organisation = PushChannel.organisationOf(push.channel()).orElse(null);
        if (organisation == null) {
            LOG.info("Push dropped: no channel of ours");
            return Uni.createFrom().voidItem();
        }
        return transactions.in(
                organisation,
                transaction -> channels.tokenHash(transaction, push.channel())
                        .chain(hash -> isGenuine(push, hash) ? note(transaction, push) : drop(organisation)));
    }

    private static boolean isGenuine(Push push, byte @Nullable [] hash) {
        return hash != null && SecretTokens.matches(hash, SecretTokens.hash(push.token()));
    }

    private static Uni<Void> drop(UUID organisation) {
        LOG.infof("Push dropped: unknown channel or wrong token, organisationId=%s", organisation);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> note(OrganisationTransaction transaction, Push push) {
        if (push.isGreeting()) {
            return push.resource() == null
                    ? Uni.createFrom().voidItem()
                    : channels.greeted(transaction, push.channel(), push.resource());
        }
        // Genuine, and about nobody we can name: whatever it is, reading everybody finds it.
        return push.person() == null
                ? scheduleRuns.hint(transaction)
                : jobs.queue(transaction, push.person(), mostJobs)
                        .chain(queued -> queued ? Uni.createFrom().voidItem() : scheduleRuns.hint(transaction));
    }
}
