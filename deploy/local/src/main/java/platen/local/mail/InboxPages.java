package platen.local.mail;

import static platen.local.http.Html.escape;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import platen.local.http.Html;
import platen.local.http.Reply;
import platen.local.http.Request;

/** The inbox as a person reads it. A mail's HTML is shown without scripts, in a frame of its own. */
final class InboxPages {

    private static final int SHOWN = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Inbox inbox;
    private final ZoneId zone = ZoneId.systemDefault();

    InboxPages(Inbox inbox) {
        this.inbox = inbox;
    }

    Reply list(Request request) {
        String to = request.parameter("to").orElse("");
        List<Message> messages = inbox.list(to, SHOWN);
        StringBuilder body = new StringBuilder("<header><h1><a href=\"/\">Inbox</a></h1><span class=\"note\">")
                .append(inbox.count())
                .append(inbox.count() == 1 ? " mail" : " mails")
                .append(" caught, none sent</span><form style=\"margin-left:auto;display:flex;gap:8px\">")
                .append(
                        "<input name=\"to\" type=\"search\" aria-label=\"Recipient\" placeholder=\"Recipient contains…\" value=\"")
                .append(escape(to))
                .append("\"><button class=\"main\">Filter</button></form>")
                .append(
                        "<form method=\"post\" action=\"/clear\"><button class=\"bad\">Delete all</button></form></header><main>");
        if (messages.isEmpty()) {
            body.append("<div class=\"card empty\">")
                    .append(
                            to.isEmpty()
                                    ? "No mail yet. It appears here as soon as Platen sends one."
                                    : "No mail for that recipient.")
                    .append("</div>");
        } else {
            body.append(
                    "<div class=\"card\"><table><thead><tr><th>Received</th><th>To</th><th>Subject</th><th>From</th></tr></thead><tbody>");
            messages.forEach(message -> body.append(row(message)));
            body.append("</tbody></table></div>");
            if (messages.size() == SHOWN) {
                body.append("<p class=\"soft\">The newest ")
                        .append(SHOWN)
                        .append(" are shown; filter to find older ones.</p>");
            }
        }
        return Reply.html(200, Html.page("Inbox", body.append("</main>").toString()));
    }

    Reply message(Request request) throws IOException {
        Optional<Message> found = inbox.find(Long.parseLong(request.variable("id")));
        if (found.isEmpty()) {
            return gone();
        }
        Message message = found.get();
        MessageContent content = MessageContent.of(inbox.raw(message));
        StringBuilder body = new StringBuilder("<header><h1><a href=\"/\">Inbox</a></h1><span class=\"note\">mail ")
                .append(message.id())
                .append(", ")
                .append(Html.size(message.size()))
                .append("</span></header><main><div class=\"card pad\"><h2 style=\"margin:0 0 10px\">")
                .append(escape(message.subject()))
                .append("</h2><dl><dt>To</dt><dd>")
                .append(escape(String.join(", ", message.to())))
                .append("</dd><dt>From</dt><dd>")
                .append(escape(message.from()))
                .append("</dd><dt>Received</dt><dd>")
                .append(escape(message.receivedAt().atZone(zone).format(DAY)))
                .append("</dd></dl></div>");
        if (!content.html().isEmpty()) {
            body.append(
                            "<div class=\"card\"><iframe sandbox title=\"The mail as HTML\" height=\"520\" src=\"/messages/")
                    .append(message.id())
                    .append("/html\"></iframe></div>");
        }
        if (!content.text().isEmpty()) {
            body.append("<div class=\"card pad\"><pre>")
                    .append(escape(content.text()))
                    .append("</pre></div>");
        }
        body.append("<details class=\"card pad\"><summary>Headers</summary><pre class=\"mono\">");
        content.headers()
                .forEach(header -> body.append(escape(header.name() + ": " + header.value()))
                        .append('\n'));
        return Reply.html(
                200,
                Html.page(
                        message.subject(),
                        body.append("</pre></details></main>").toString()));
    }

    Reply html(Request request) throws IOException {
        Optional<Message> found = inbox.find(Long.parseLong(request.variable("id")));
        return found.isEmpty()
                ? gone()
                : Reply.html(200, MessageContent.of(inbox.raw(found.get())).html())
                        .with(
                                "Content-Security-Policy",
                                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    }

    private String row(Message message) {
        return "<tr class=\"row\"><td class=\"soft\">" + time(message) + "</td><td>"
                + escape(String.join(", ", message.to())) + "</td><td><a href=\"/messages/" + message.id() + "\">"
                + escape(message.subject()) + "</a></td><td class=\"soft\">" + escape(message.from()) + "</td></tr>";
    }

    private String time(Message message) {
        ZonedDateTime received = message.receivedAt().atZone(zone);
        return received.toLocalDate().equals(LocalDate.now(zone)) ? received.format(TIME) : received.format(DAY);
    }

    private static Reply gone() {
        return Reply.html(
                404,
                Html.page("No such mail", "<div class=\"narrow\"><h1>No such mail</h1><a href=\"/\">Inbox</a></div>"));
    }
}
