package platen.accesscode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the service; what an organisation decides is in its policy instead. */
@ConfigMapping(prefix = "platen.accesscode")
public interface AccessCodeConfig {

    /** How many candidates of a length are tried before a generated code gets one symbol longer. */
    @WithDefault("64")
    int drawsPerLength();

    /** How many people's credentials are repeated in one transaction when an organisation is re-published. */
    @WithDefault("200")
    int republishBatch();

    /** How many people's values are renewed under new keys in one transaction. */
    @WithDefault("200")
    int keyRotationBatch();

    /** How long somebody waits for a code or card that its holder's row of the same import gives up, before it counts as a conflict. */
    @WithDefault("PT1H")
    Duration handoverPatience();

    /** How often it is looked for codes and cards that were waited for in vain. */
    @WithDefault("1m")
    String handoverCheckEvery();

    /** How often it is looked for organisations whose values are to be renewed under new keys. */
    @WithDefault("1s")
    String keyRotationEvery();

    /** How many records of the audit an export reads at a time. */
    @WithDefault("500")
    int auditExportPage();

    /** How many expired records of an organisation's audit are deleted in one transaction. */
    @WithDefault("1000")
    int auditPruneBatch();

    /** How many batches each organisation gets an hour. */
    @WithDefault("500")
    int auditPruneRounds();

    /** How often cards are looked over: temporary ones end, their end is told, removed ones are forgotten. */
    @WithDefault("10s")
    Duration cardCheckEvery();

    /** How long before its end {@code card-expiring} tells of a temporary card. */
    @WithDefault("P1D")
    Duration cardExpiryNotice();

    /** PBKDF2 iterations of a card PIN's hash. 210,000 is what OWASP recommends with HMAC-SHA-512. */
    @WithDefault("210000")
    int pinHashIterations();

    /** How much time must pass between two reminders of the same person: a flood of requests makes one mail. */
    @WithDefault("PT1M")
    Duration reminderPause();

    /** How often expired codes are looked for. */
    @WithDefault("5m")
    String expiryInterval();

    /** How many codes of an organisation expire in one transaction, which is how long its administrators may have to wait. */
    @WithDefault("100")
    int expiryBatch();

    /** Jobs that make an organisation's codes anew. */
    Jobs jobs();

    /** Settings of those jobs. */
    interface Jobs {

        /** How often it is looked for jobs to go on with. */
        @WithDefault("1s")
        String poll();

        /** How many people a batch looks at. It holds the organisation's code space meanwhile, so that others wait. */
        @WithDefault("500")
        int batch();

        /** A job waits while its organisation has so many events that are not published. */
        @WithDefault("5000")
        int unpublishedEvents();

        /** How many organisations' jobs a replica works on in turn. */
        @WithDefault("16")
        int atOnce();

        /** How long a job belongs to a replica that does not stir. */
        @WithDefault("PT15S")
        Duration lease();

        /** How often a batch may fail in a row before the job does. Between them are pauses from one second, doubling. */
        @WithDefault("5")
        int attempts();
    }

    MyCode myCode();

    /** The page {@code /my-code}. */
    interface MyCode {

        /** Whether there is the page; it needs a client at the OIDC provider. */
        @WithDefault("false")
        boolean enabled();
    }
}
