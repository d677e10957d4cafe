package platen.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are delivered, and to which addresses. */
@ConfigMapping(prefix = "platen.webhooks")
public interface WebhookSettings {

    /** How long a receiver may take to answer, from the beginning of the connection. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Deliveries that one replica has under way at the same time. */
    @WithDefault("64")
    int concurrency();

    /** Of those, for one organisation. */
    @WithDefault("16")
    int concurrencyOfOrganisation();

    /** Deliveries under way at the same time to one webhook, whatever the number of replicas; one while it fails. */
    @WithDefault("8")
    int concurrencyOfWebhook();

    /** How often due deliveries are looked for besides right after a commit. */
    @WithDefault("PT1S")
    Duration poll();

    /** Webhooks an organisation may have. */
    @WithDefault("20")
    int most();

    /** For how long the secret before is signed with too, after it was replaced. */
    @WithDefault("PT24H")
    Duration overlap();

    /** A webhook that has taken nothing for so long, though it was tried, is disabled. */
    @WithDefault("P5D")
    Duration disableAfter();

    /** Age at which deliveries are forgotten. */
    @WithDefault("P7D")
    Duration retention();

    /** How often they are looked for. */
    @WithDefault("PT1H")
    Duration pruning();

    /** Private addresses that may be called all the same, as CIDR ranges; http:// is accepted to these only. */
    Optional<List<String>> allowedAddresses();

    /** Ports that may be called besides 443, 8443 and those from 1024 on. */
    Optional<List<Integer>> extraPorts();

    /** Names that are not called, nor any name below them, wherever they lead. */
    @WithDefault("localhost,local,internal,svc,cluster.local")
    List<String> refusedNames();

    /** PEM file of the authorities that receivers' certificates may come from, instead of the JVM's. */
    Optional<String> trustedCertificates();

    Retry retry();

    /** Pauses after a delivery that was not taken: they double from the first to the longest, each 20 % shorter or longer by chance. */
    interface Retry {

        /** The first pause. */
        @WithDefault("PT5S")
        Duration first();

        /** No pause is longer. */
        @WithDefault("PT1H")
        Duration longest();

        /** Age at which a delivery that was never taken has failed. */
        @WithDefault("PT24H")
        Duration giveUpAfter();
    }
}
