package platen.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mails are sent. Where to is Quarkus' own: {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "platen.mail")
public interface MailSettings {

    /** Address that mails come from; its domain is also the right side of every Message-ID. */
    @WithDefault("platen@localhost")
    String from();

    /** Mails that one replica sends at the same time. */
    @WithDefault("4")
    int concurrency();

    /** How often the queue is looked at besides right after a commit. */
    @WithDefault("PT1S")
    Duration poll();

    /** How long a mail belongs to the replica that claimed it; renewed while it is being sent, so that only a dead one's lapses. */
    @WithDefault("PT30S")
    Duration lease();

    /**
     * How long a silent mail server is waited for. RFC 5321, section 4.5.3.2, asks for 10 minutes after the final dot: who gives
     * up sooner may mail twice.
     */
    @WithDefault("PT10M")
    Duration patience();

    Retry retry();

    /** Pauses after a temporary refusal or a connection error: they double from the first to the longest. */
    interface Retry {

        @WithDefault("PT5S")
        Duration first();

        @WithDefault("PT15M")
        Duration longest();

        /** Age at which a mail that was never taken has failed. */
        @WithDefault("PT24H")
        Duration giveUpAfter();
    }
}
