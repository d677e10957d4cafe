package platen.google.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One Google Workspace: people, a custom schema, and whatever a test makes it do wrong. */
public final class FakeWorkspace {

    private static final String SCHEMA = "PaperCut";

    private final String clientEmail;
    private final Map<String, FakeUser> people = new LinkedHashMap<>();
    private final Map<String, String> orgUnits = new LinkedHashMap<>();
    private final List<Map<String, Object>> fields = new ArrayList<>();
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private volatile @Nullable BiFunction<FakeRequest, FakeReply, FakeReply> fault;
    private volatile boolean schemaExists = true;

    FakeWorkspace(String clientEmail) {
        this.clientEmail = clientEmail;
        field("accessCode", "STRING", false);
        field("cardNumber", "STRING", false);
    }

    public String clientEmail() {
        return clientEmail;
    }

    /** The key file an administrator would upload. Its URLs lead nowhere on purpose. */
    public Map<String, Object> serviceAccountKey() {
        return FakeKeys.serviceAccount(clientEmail);
    }

    public synchronized FakeUser put(FakeUser user) {
        people.put(user.id(), user);
        return user;
    }

    public synchronized void delete(FakeUser user) {
        people.remove(user.id());
    }

    public synchronized void deleteAll() {
        people.clear();
    }

    /** Adds a field to the custom schema, or changes it. */
    public synchronized void field(String name, String type, boolean multiValued) {
        removeField(name);
        fields.add(Map.of("fieldName", name, "fieldType", type, "multiValued", multiValued));
    }

    public synchronized void removeField(String name) {
        fields.removeIf(field -> name.equals(field.get("fieldName")));
    }

    public void removeSchema() {
        schemaExists = false;
    }

    /** From now on every answer goes through {@code change} first; it returns the right one or another. */
    public void misbehave(BiFunction<FakeRequest, FakeReply, FakeReply> change) {
        fault = change;
    }

    /** The same for calls of one kind, as {@link FakeRequest} names them. */
    public void misbehave(String call, BiFunction<FakeRequest, FakeReply, FakeReply> change) {
        misbehave((request, reply) -> request.call().equals(call) ? change.apply(request, reply) : reply);
    }

    public void behave() {
        fault = null;
    }

    /** The calls of a kind since the last {@link #forgetRequests}. */
    public List<FakeRequest> requests(String call) {
        return requests.stream().filter(request -> request.call().equals(call)).toList();
    }

    public void forgetRequests() {
        requests.clear();
    }

    FakeReply answer(FakeRequest request, FakeReply right) {
        requests.add(request);
        BiFunction<FakeRequest, FakeReply, FakeReply> change = fault;
        return change == null ? right : change.apply(request, right);
    }

    /** Makes an org unit, or gives the one there is another path; people in it and below move along. */
    public synchronized void orgUnit(String id, String path) {
        String before = orgUnits.put(id, path);
        if (before != null) {
            people.replaceAll((key, user) ->
                    user.orgUnitPath().equals(before) || user.orgUnitPath().startsWith(before + "/")
                            ? user.in(path + user.orgUnitPath().substring(before.length()))
                            : user);
        }
    }

    public synchronized void removeOrgUnit(String id) {
        orgUnits.remove(id);
    }

    synchronized FakeReply orgUnits() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "admin#directory#orgUnits");
        if (!orgUnits.isEmpty()) {
            body.put(
                    "organizationUnits",
                    orgUnits.entrySet().stream()
                            .map(unit -> Map.of("orgUnitId", unit.getKey(), "orgUnitPath", unit.getValue()))
                            .toList());
        }
        return FakeReply.json(200, body);
    }

    synchronized FakeReply schema() {
        return schemaExists
                ? FakeReply.json(
                        200,
                        Map.of("kind", "admin#directory#schema", "schemaName", SCHEMA, "fields", List.copyOf(fields)))
                : FakeReply.error(404, "notFound");
    }

    /** A page token is where the page begins. */
    synchronized FakeReply users(FakeRequest request) {
        if (!request.parameter("pageToken").matches("\\d*")) {
            return FakeReply.error(400, "invalid");
        }
        int start = request.parameter("pageToken").isEmpty() ? 0 : Integer.parseInt(request.parameter("pageToken"));
        int end = Math.min(start + Integer.parseInt(request.parameter("maxResults")), people.size());
        boolean custom = request.parameter("projection").equals("custom");
        String schema = custom ? request.parameter("customFieldMask") : "none";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "admin#directory#users");
        if (end > start) {
            body.put(
                    "users",
                    List.copyOf(people.values()).subList(start, end).stream()
                            .map(user -> user.json(schema))
                            .toList());
        }
        if (end < people.size()) {
            body.put("nextPageToken", Integer.toString(end));
        }
        return FakeReply.json(200, body);
    }
}
