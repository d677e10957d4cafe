package platen.google;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the service; an organisation's own are in its connection. */
@ConfigMapping(prefix = "platen.google")
public interface GoogleSyncConfig {

    /** Where Google's Admin SDK answers ({@code PLATEN_GOOGLE_ROOT_URL}). */
    URI rootUrl();

    /** Where assertions are exchanged for access tokens ({@code PLATEN_GOOGLE_TOKEN_URL}); a key's own token_uri is never called. */
    URI tokenUrl();

    /**
     * How often the directory of a connection in automatic mode is read ({@code PLATEN_GOOGLE_POLL}), beside once a day; also the pause after a
     * failure that may pass.
     */
    @WithDefault("PT15M")
    Duration poll();

    /** A directory of more people is read only once a day, at the time the connection says. */
    @WithDefault("20000")
    int polledPeople();

    /** Pauses after Google has refused the service account once, twice, … in a row; the last one from then on. */
    @WithDefault("PT6H,PT12H,PT24H")
    List<Duration> backOff();

    /** How often the service looks for connections that are due and runs whose process died. */
    @WithDefault("PT1S")
    Duration tick();

    /** People asked for per page; Google gives at most 500. */
    @WithDefault("500")
    int pageSize();

    /** A walk longer than this is taken for one that never ends. */
    @WithDefault("20000")
    int maxPages();

    /** How long one call to Google may take. */
    @WithDefault("PT30S")
    Duration callTimeout();

    /** How long a run may take, waiting for Google's quota included. */
    @WithDefault("PT2H")
    Duration runTimeout();

    /** A run that was not heard of for so long counts as dead; its process renews three times as often. */
    @WithDefault("PT30S")
    Duration lockExpiry();

    /** Changes applied per transaction. */
    @WithDefault("200")
    int batchSize();

    /** A run waits while so many of its organisation's events are not published yet. */
    @WithDefault("2000")
    int unpublishedLimit();

    /** Runs at a time in this process, all organisations together; more wait, and who has waited longest is next. */
    @WithDefault("4")
    int concurrentRuns();

    /** How many calls are made. */
    Quota quota();

    /** Google allows 2,400 a minute of one project in one administrator's name. */
    interface Quota {

        /** Calls a minute of one project in one administrator's name, in this process. */
        @WithDefault("1800")
        int perMinute();

        /** So many may follow each other at once after a rest. */
        @WithDefault("300")
        int burst();
    }

    /** Google's pushes. */
    Push push();

    /** Pushes come where Google can reach the service; without them changes are seen at the next poll. */
    interface Push {

        /**
         * The public https address under which {@code /google/push} of this service is reached ({@code PLATEN_GOOGLE_PUSH_URL}), path included;
         * none by default.
         */
        Optional<URI> url();

        /** After which pause a channel that could not be opened or stopped is tried again. */
        @WithDefault("PT5M")
        Duration channelRetry();

        /** Pushes a second this process takes; what comes beyond five seconds' worth is told to come again. */
        @WithDefault("200")
        int perSecond();

        /** When so many people of an organisation wait to be read again, the whole directory is read instead. */
        @WithDefault("1000")
        int mostWaiting();

        /** People read again in one go. */
        @WithDefault("20")
        int batchSize();

        /** After which pause a person who could not be read is tried again. */
        @WithDefault("PT30S")
        Duration retry();
    }

    /** What is tried again, and when. */
    Retry retry();

    /** Full jitter: the wait before try n+1 is random up to {@code first * 2^(n-1)}, at most {@code longest}. */
    interface Retry {

        /** How often a call is made before it counts as failed. */
        @WithDefault("5")
        int tries();

        /** What the longest possible wait before the second try is; it doubles from try to try. */
        @WithDefault("PT1S")
        Duration first();

        /** Also the longest Retry-After that is waited for; beyond it the run ends. */
        @WithDefault("PT64S")
        Duration longest();
    }
}
