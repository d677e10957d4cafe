package platen.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stack's mail catcher, read as a recipient would read it. */
public final class Mailbox {

    /** The line of every mail that holds a code; it is part of the mail templates' contract. */
    private static final Pattern CODE = Pattern.compile("^Access code: ([A-Z0-9]+)\\s*$", Pattern.MULTILINE);

    /** A mail; {@code code} is empty where it holds none. */
    public record Mail(long id, Instant receivedAt, String subject, String code) {

        @Override
        public String toString() {
            return "Mail[" + id + ", " + subject + "]";
        }
    }

    private final Api inbox;

    public Mailbox(Api inbox) {
        this.inbox = inbox;
    }

    /** The mails to an address, oldest first. */
    public List<Mail> to(String address) throws IOException, InterruptedException {
        String query = "?limit=100&to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        List<Mail> mails = new ArrayList<>();
        for (JsonNode item : inbox.get("/api/messages" + query).orThrow().json().path("items")) {
            mails.addFirst(read(item.path("id").asLong()));
        }
        return mails;
    }

    /** The mail numbered {@code count} to this address, when there are that many and no more. */
    public Mail only(String address, int count) throws IOException, InterruptedException, Patience.NotYet {
        List<Mail> mails = to(address);
        if (mails.size() < count) {
            throw new Patience.NotYet(mails.size() + " mails to " + address);
        }
        if (mails.size() > count) {
            throw new IllegalStateException("expected " + count + " mails to " + address + ", saw " + mails);
        }
        return mails.getLast();
    }

    private Mail read(long id) throws IOException, InterruptedException {
        JsonNode mail = inbox.get("/api/messages/" + id).orThrow().json();
        Matcher code = CODE.matcher(mail.path("text").asText());
        return new Mail(
                id,
                Instant.parse(mail.path("receivedAt").asText()),
                mail.path("subject").asText(),
                code.find() ? code.group(1) : "");
    }
}
