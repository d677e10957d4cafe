package platen.local.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import platen.local.Json;
import platen.local.http.Handler;
import platen.local.http.Reply;
import platen.local.http.Request;

/** A refusal in the body the Google APIs use. */
final class GoogleError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    private GoogleError(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
    }

    static GoogleError invalid(String message) {
        return new GoogleError(400, "invalid", message);
    }

    static GoogleError badRequest() {
        return new GoogleError(400, "badRequest", "Bad Request");
    }

    static GoogleError notSignedIn() {
        return new GoogleError(401, "authError", "Request had invalid authentication credentials.");
    }

    static GoogleError scopeMissing() {
        return new GoogleError(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
    }

    static GoogleError forbidden() {
        return new GoogleError(403, "forbidden", "Not Authorized to access this resource/api");
    }

    static GoogleError notFound(String what) {
        return new GoogleError(404, "notFound", "Resource Not Found: " + what);
    }

    static GoogleError userDeleted() {
        return new GoogleError(412, "conditionNotMet", "User is deleted.");
    }

    static GoogleError duplicate(String what) {
        return new GoogleError(409, "duplicate", "Entity already exists: " + what);
    }

    static Handler told(Handler handler) {
        return request -> answer(handler, request);
    }

    private static Reply answer(Handler handler, Request request) throws IOException {
        try {
            return handler.handle(request);
        } catch (GoogleError e) {
            return e.reply();
        }
    }

    private Reply reply() {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", status).put("message", getMessage());
        error.putArray("errors")
                .addObject()
                .put("message", getMessage())
                .put("domain", "global")
                .put("reason", reason);
        return Reply.json(status, body);
    }
}
