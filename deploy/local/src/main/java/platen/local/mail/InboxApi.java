package platen.local.mail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import platen.local.Json;
import platen.local.http.Reply;
import platen.local.http.Request;
import platen.local.http.Routes;

/** The inbox for programs (JSON) and, through {@link InboxPages}, for people. */
public final class InboxApi {

    private static final int DEFAULT_LIMIT = 200;

    private final Inbox inbox;
    private final InboxPages pages;

    public InboxApi(Inbox inbox) {
        this.inbox = inbox;
        this.pages = new InboxPages(inbox);
    }

    public Routes routes() {
        return new Routes()
                .on("GET", "/", pages::list)
                .on("GET", "/messages/{id}", pages::message)
                .on("GET", "/messages/{id}/html", pages::html)
                .on("POST", "/clear", this::clearByPage)
                .on("GET", "/api/messages", this::list)
                .on("DELETE", "/api/messages", this::clear)
                .on("GET", "/api/messages/{id}", this::message);
    }

    private Reply list(Request request) {
        int limit = request.parameter("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
        ObjectNode answer = Json.object().put("total", inbox.count());
        ArrayNode items = answer.putArray("items");
        inbox.list(request.parameter("to").orElse(""), limit).forEach(message -> items.add(summary(message)));
        return Reply.json(200, answer);
    }

    private Reply message(Request request) throws IOException {
        Optional<Message> message = inbox.find(Long.parseLong(request.variable("id")));
        if (message.isEmpty()) {
            return Reply.json(404, Map.of("status", 404));
        }
        MessageContent content = MessageContent.of(inbox.raw(message.get()));
        ObjectNode answer = summary(message.get()).put("text", content.text()).put("html", content.html());
        answer.set("headers", Json.of(content.headers()));
        return Reply.json(200, answer);
    }

    private Reply clear(Request request) throws IOException {
        inbox.clear();
        return Reply.empty(204);
    }

    private Reply clearByPage(Request request) throws IOException {
        inbox.clear();
        return Reply.seeOther("/");
    }

    private static ObjectNode summary(Message message) {
        ObjectNode node = Json.object()
                .put("id", message.id())
                .put("receivedAt", message.receivedAt().toString())
                .put("from", message.from())
                .put("subject", message.subject())
                .put("size", message.size());
        ArrayNode to = node.putArray("to");
        message.to().forEach(to::add);
        return node;
    }
}
