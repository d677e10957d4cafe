package platen.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of the gateway. */
@ConfigMapping(prefix = "platen.gateway")
public interface GatewayConfig {

    Pairing pairing();

    Settings settings();

    Throttle throttle();

    Attempts attempts();

    Activity activity();

    Stream stream();

    Loading loading();

    Reminders reminders();

    Pin pin();

    Confirm confirm();

    CardLinks cardLinks();

    Panel panel();

    OneTimeCodes oneTimeCodes();

    PhoneLogins phoneLogins();

    /** How devices get paired. */
    interface Pairing {

        /** How long a pairing code may be typed, and after that how long the device may fetch its token. */
        @WithDefault("PT10M")
        Duration lifetime();

        /** How often a device should ask whether it was approved. */
        @WithDefault("PT5S")
        Duration poll();

        /** Pairings that one network address may open within a lifetime. */
        @WithDefault("100")
        int perAddress();
    }

    /** What administrators may set for devices. */
    interface Settings {

        /** Whether passwords may be checked at http://127.0.0.1, where a local stack has its provider. */
        @WithDefault("false")
        boolean plainTokenUrl();
    }

    /** How a device is slowed down that is often wrong. */
    interface Throttle {

        /** Failures without a wait. */
        @WithDefault("5")
        int free();

        /** The first wait; each further failure doubles it. */
        @WithDefault("PT30S")
        Duration firstWait();

        /** No wait is longer. */
        @WithDefault("PT1H")
        Duration longestWait();

        /** One failure is forgotten each time this has passed. */
        @WithDefault("PT1H")
        Duration forgetAfter();

        /**
         * Whether devices at no named site share the budget of their network address; off where all seem to have the same one,
         * as behind a proxy.
         */
        @WithDefault("true")
        boolean byAddress();

        /** Who logged in at a device within this time is usual there. */
        @WithDefault("P90D")
        Duration usual();
    }

    /** How attempts are told apart. */
    interface Attempts {

        /** For how long the same attempt id gets the same answer. */
        @WithDefault("PT10M")
        Duration repeatable();

        /** How long the log keeps an attempt. */
        @WithDefault("P90D")
        Duration keep();

        /** How long the log keeps, encrypted, a card that was nobody's. */
        @WithDefault("P7D")
        Duration keepCards();

        /** Attempts at one device that wait for their turn; more are turned away. */
        @WithDefault("64")
        int waiting();
    }

    /** What is written behind the answer. */
    interface Activity {

        /** Longest time between an answer and the start of its being written. */
        @WithDefault("PT0.1S")
        Duration interval();

        /** Records written in one transaction. */
        @WithDefault("500")
        int batch();

        /** Records waiting to be written; when as many wait, a login waits for its own to be written. */
        @WithDefault("10000")
        int capacity();
    }

    /** How PINs are compared. */
    interface Pin {

        /** The work of comparing where there is nothing to compare with: as many as accesscode-service hashes with. */
        @WithDefault("210000")
        int iterations();
    }

    /** Where identity-service is, which is asked who confirms a card with a sign-in that is not known here yet. */
    @WithDefault("http://localhost:8081")
    String identityUrl();

    /** How accesscode-service is asked while the stream of credential changes is interrupted. */
    interface Confirm {

        /** Where it is. */
        @WithDefault("http://localhost:8082")
        String accesscodeUrl();

        /** A person waits at a device for so long at most. */
        @WithDefault("PT0.3S")
        Duration patience();

        /** The OIDC provider that gives this service its token. */
        Optional<String> authServerUrl();

        /** This service's client there; without one nobody is asked. */
        Optional<String> clientId();

        /** That client's secret. */
        Optional<String> clientSecret();

        /** The scope to ask for, where the provider wants one. */
        Optional<String> scope();
    }

    /** When the stream of credential changes counts as interrupted. */
    interface Stream {

        /** A partition without a heartbeat for this long is interrupted. */
        @WithDefault("PT3S")
        Duration timeout();

        /** How far the clock of who sends heartbeats may be behind ours. */
        @WithDefault("PT2S")
        Duration skew();
    }

    /** When a replica that has just started is ready. */
    interface Loading {

        /** With more records than this to be read from Kafka, a replica that has just started is not ready. */
        @WithDefault("1000")
        long unread();

        /** After this it is ready all the same. */
        @WithDefault("PT10M")
        Duration patience();
    }

    /** How often somebody is mailed the code they have forgotten. */
    interface Reminders {

        /** Reminders to one person an hour. */
        @WithDefault("3")
        int perHour();

        /** Reminders to one person a day. */
        @WithDefault("10")
        int perDay();

        /** Reminders to all people of an organisation a day. */
        @WithDefault("5000")
        int organisationPerDay();

        /** One that could not be sent for this long is not sent any more. */
        @WithDefault("PT1H")
        Duration useful();
    }

    /** Links by mail that confirm whose a card is. */
    interface CardLinks {

        /** Whether links are mailed and their page is there: it needs a client at the OIDC provider. */
        @WithDefault("false")
        boolean enabled();

        /** The address of this service as people reach it; without one no link is mailed. */
        Optional<URI> publicUrl();

        /** How long a link works. */
        @WithDefault("PT15M")
        Duration lifetime();

        /** Links mailed to one person within an hour; more are asked for in vain. */
        @WithDefault("3")
        int perPersonAndHour();

        /** Links mailed for one organisation within a day. */
        @WithDefault("2000")
        int perDay();
    }

    /** Codes minted to be good once. */
    interface OneTimeCodes {

        /** As many of one person may be open at a time. */
        @WithDefault("3")
        int perPerson();

        /** As many of an organisation may be open at a time: each makes a guess likelier to hit. */
        @WithDefault("1000")
        int perOrganisation();
    }

    /** Logins that people confirm on their own phone; the address of {@link CardLinks} leads there. */
    interface PhoneLogins {

        /** How long the address on the device's screen works. */
        @WithDefault("PT2M")
        Duration lifetime();

        /** How often a device should ask whether it was confirmed. */
        @WithDefault("PT2S")
        Duration poll();

        /** As many may be begun at one device within the span; more are turned away. */
        @WithDefault("20")
        int perDevice();

        /** Of the count above. */
        @WithDefault("PT10M")
        Duration span();
    }

    /** The pages on devices' panels. */
    interface Panel {

        /** An origin whose pages may show a panel in a frame: the simulator's. None otherwise. */
        Optional<String> framedBy();
    }
}
