package platen.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import platen.local.RandomText;
import platen.local.Service;
import platen.local.client.Api;
import platen.local.client.Devices;
import platen.local.client.Mailbox;
import platen.local.client.Mailbox.Mail;
import platen.local.client.Patience;
import platen.local.client.PlatenFile;

/** What all chapters share: the stack, a device to try codes at, the mailbox, and who has been sent how many mails. */
final class Scene {

    /** As long as it takes to start a killed service again on a busy machine. */
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(120));

    /** A device has to wait after a few wrong codes, and codes tried too early are wrong. */
    private static final Patience AT_A_DEVICE = new Patience(Duration.ofSeconds(120), Duration.ofMillis(100));

    private final PlatenFile stack;
    private final Devices devices;
    private final Mailbox mailbox;
    private final String tag = RandomText.letters(5);
    private final Map<String, Integer> mails = new TreeMap<>();

    Scene(PlatenFile stack, Consumer<String> secrets) {
        this.stack = stack;
        Api anonymous = stack.with("", stack.url(Service.MFD_GATEWAY));
        this.devices = new Devices(anonymous, stack.as("admin", Service.MFD_GATEWAY), "Demo device " + tag, secrets);
        this.mailbox = new Mailbox(stack.with("", stack.text("/mail/inbox")));
    }

    PlatenFile stack() {
        return stack;
    }

    Api admin(Service service) {
        return stack.as("admin", service);
    }

    /** Names are new in every run, so that the demo can be run again on the same stack. */
    String address(String name) {
        return name + "." + tag + "@" + stack.text("/google/domain");
    }

    String familyName() {
        return "Demo-" + tag;
    }

    /** A code nobody else has: 31^8 are possible. */
    static String freshCode() {
        return RandomText.letters(8).toUpperCase(Locale.ROOT);
    }

    /** A card as a reader reads it. */
    static String freshCard() {
        return "%016X".formatted(RandomGenerator.getDefault().nextLong());
    }

    /** Waits for the next mail to this address and gives its code; more mails than there should be are a failure at once. */
    String nextCode(String address) throws InterruptedException {
        int count = mails.merge(address, 1, Integer::sum);
        Mail mail = PATIENCE.until("mail " + count + " to " + address, () -> mailbox.only(address, count));
        if (mail.code().isEmpty()) {
            throw new IllegalStateException(
                    "expected an access code in the mail to " + address + ", saw none: " + mail.subject());
        }
        return mail.code();
    }

    /** Types an address at a device, as somebody does who has forgotten their code. */
    void forgets(String email) throws InterruptedException {
        PATIENCE.until("the gateway to hear of a forgotten code", () -> {
            devices.remind(email);
            return true;
        });
    }

    /** Taps a card that nobody has, and types a code to show whose it is. */
    void registersCard(String card, String code) throws InterruptedException {
        PATIENCE.until("the gateway to take a new card", () -> {
            devices.register(card, code);
            return true;
        });
    }

    /** The code of the only mail ever sent to this address, whoever caused it. */
    String onlyCode(String address) throws InterruptedException {
        return PATIENCE.until("a mail to " + address, () -> mailbox.only(address, 1))
                .code();
    }

    void logsIn(String type, String value, String whose) throws InterruptedException {
        String name = AT_A_DEVICE.until(
                "the " + type + " of " + whose + " to log in",
                () -> devices.logsIn(type, value).orElseThrow(() -> new Patience.NotYet("refused")));
        if (name.isEmpty()) {
            throw new IllegalStateException("expected a session with the name of " + whose + ", saw none");
        }
    }

    void refused(String type, String value, String whose) throws InterruptedException {
        PATIENCE.until("the " + type + " of " + whose + " to be refused", () -> {
            if (devices.logsIn(type, value).isPresent()) {
                throw new Patience.NotYet("it logged in");
            }
            return true;
        });
    }

    /** Nobody got more mails than the chapters counted. */
    void auditMails() throws IOException, InterruptedException {
        for (Map.Entry<String, Integer> expected : mails.entrySet()) {
            int seen = mailbox.to(expected.getKey()).size();
            if (seen != expected.getValue()) {
                throw new IllegalStateException(
                        "expected " + expected.getValue() + " mails to " + expected.getKey() + ", saw " + seen);
            }
        }
    }

    <T> T until(String awaited, Patience.Question<T> question) throws InterruptedException {
        return PATIENCE.until(awaited, question);
    }
}
