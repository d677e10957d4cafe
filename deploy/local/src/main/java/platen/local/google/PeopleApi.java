package platen.local.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.http.Reply;
import platen.local.http.Request;

/** What the administrator of a Workspace would do in Google's console: look at people and edit them. Not part of Google's API. */
final class PeopleApi {

    private final Workspaces workspaces;
    private final Clock clock;

    PeopleApi(Workspaces workspaces, Clock clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** All people who are not deleted; of one customer with {@code ?customer=}; also the deleted with {@code ?showDeleted=true}. */
    Reply list(Request request) {
        String customer = request.parameter("customer").orElse("");
        boolean deleted = request.parameter("showDeleted").orElse("").equals("true");
        ObjectNode answer = Json.object().put("kind", "admin#directory#users");
        ArrayNode users = answer.putArray("users");
        for (Workspace workspace : workspaces.all()) {
            if (customer.isEmpty() || customer.equals(workspace.customer())) {
                workspace.users().stream()
                        .filter(user -> deleted || !user.deleted())
                        .forEach(user -> users.add(json(workspace, user)));
            }
        }
        return Reply.json(200, answer);
    }

    Reply get(Request request) {
        Workspace workspace = holding(request);
        return Reply.json(
                200, json(workspace, workspace.find(request.variable("id")).orElseThrow()));
    }

    Reply patch(Request request) throws IOException {
        Workspace workspace = holding(request);
        JsonNode edit = request.json();
        GoogleUser changed =
                workspace.change(request.variable("id"), user -> PersonEdit.apply(edit, user, clock.instant()));
        workspaces.save();
        return Reply.json(200, json(workspace, changed));
    }

    Reply delete(Request request) throws IOException {
        holding(request).delete(request.variable("id"));
        workspaces.save();
        return Reply.empty(204);
    }

    /** One person, or a list of them; in {@code customer}, else in the first organisation. */
    Reply create(Request request) throws IOException {
        JsonNode body = request.json();
        List<JsonNode> wanted = body.isArray() ? List.copyOf(body.valueStream().toList()) : List.of(body);
        ArrayNode created = Json.MAPPER.createArrayNode();
        wanted.forEach(person -> created.add(create(person)));
        workspaces.save();
        return Reply.json(201, body.isArray() ? created : created.get(0));
    }

    private ObjectNode create(JsonNode person) {
        String customer = person.path("customer").asText(DemoOrganisation.FIRST.googleCustomer());
        Workspace workspace = workspaces.ofCustomer(customer).orElseThrow(() -> GoogleError.notFound("customer"));
        GoogleUser blank =
                new GoogleUser(newId(), "", "", "", "/", false, false, false, clock.instant(), null, Map.of());
        GoogleUser user = PersonEdit.apply(person, blank, clock.instant());
        if (user.primaryEmail().isEmpty()) {
            throw GoogleError.invalid("Invalid Input: primary_user_email");
        }
        workspace.add(user);
        return json(workspace, user);
    }

    private Workspace holding(Request request) {
        return workspaces.holding(request.variable("id")).orElseThrow(() -> GoogleError.notFound("userKey"));
    }

    private static ObjectNode json(Workspace workspace, GoogleUser user) {
        return UserJson.of(user, workspace.customer(), schema -> true);
    }

    /** Twenty-one digits, as Google's are. */
    private static String newId() {
        return "11" + "%019d".formatted(RandomGenerator.getDefault().nextLong(Long.MAX_VALUE));
    }
}
