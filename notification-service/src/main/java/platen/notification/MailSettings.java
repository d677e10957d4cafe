package platen.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How mails are sent. Where to is Quarkus' own: {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "platen.mail")
public interface MailSettings {

    /** Address that mails come from; its domain is also the right side of every Message-ID. */
    @WithDefault("platen@localhost")
    String from();

    /** Domains that organisations' own sender addresses may be of, subdomains not included; without any there are none. */
    Optional<List<String>> senderDomains();

    /** Mails that one replica sends at the same time, and so the connections it keeps. */
    @WithDefault("4")
    int concurrency();

    /** Further ones that only urgent mails (reminders, card links) and, after them, notices to administrators may use. */
    @WithDefault("2")
    int urgentConcurrency();

    /** Most mails a minute that all replicas send together; urgent ones go first. Left out: as many as the mail server takes. */
    OptionalInt ratePerMinute();

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

    /** How long the delivery log keeps a mail that is done. */
    @WithDefault("P180D")
    Period logRetention();

    Retry retry();

    Resend resend();

    /** Mails sent again because an administrator asks for it. */
    interface Resend {

        /** What asks once more within it, as a double click does, has no further effect. */
        @WithDefault("PT1M")
        Duration pause();

        /** Most of one person's in an hour. */
        @WithDefault("3")
        int perHour();
    }

    /** Pauses after a temporary refusal or a connection error: they double from the first to the longest. */
    interface Retry {

        /** The first pause. */
        @WithDefault("PT5S")
        Duration first();

        /** No pause is longer. */
        @WithDefault("PT15M")
        Duration longest();

        /** Age at which a mail that was never taken has failed. */
        @WithDefault("PT24H")
        Duration giveUpAfter();
    }
}
