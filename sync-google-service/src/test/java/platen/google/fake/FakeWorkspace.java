package platen.google.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One Google Workspace: people, a custom schema, and whatever a test makes it do wrong. */
public final class FakeWorkspace {

    private static final String SCHEMA = "PaperCut";

    private final String clientEmail;
    private final Map<String, FakeUser> people = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, FakeRequest> channels = new LinkedHashMap<>();
    private volatile Duration channelLifetime = Duration.ofHours(6);
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
        deleted.add(user.id());
    }

    /** Everybody there is now. */
    public synchronized List<FakeUser> people() {
        return List.copyOf(people.values());
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

    /** All of them, in order. */
    public List<FakeRequest> requests() {
        return List.copyOf(requests);
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

    /** How long channels live from now on. */
    public void channelsLive(Duration lifetime) {
        channelLifetime = lifetime;
    }

    /** Channels that are open, by the kind of change they tell of. */
    public synchronized List<FakeRequest> channels(String event) {
        return channels.values().stream()
                .filter(channel -> channel.parameter("event").equals(event))
                .toList();
    }

    FakeReply watch(FakeRequest request) {
        String resource = "resource-" + UUID.randomUUID();
        synchronized (this) {
            Map<String, String> channel = new LinkedHashMap<>(request.parameters());
            channel.put("resourceId", resource);
            channels.put(request.parameter("id"), new FakeRequest("watch", channel));
        }
        return answer(
                request,
                FakeReply.json(
                        200,
                        Map.of(
                                "kind",
                                "api#channel",
                                "id",
                                request.parameter("id"),
                                "resourceId",
                                resource,
                                "resourceUri",
                                "https://admin.googleapis.com/admin/directory/v1/users",
                                "expiration",
                                Long.toString(
                                        Instant.now().plus(channelLifetime).toEpochMilli()))));
    }

    FakeReply stop(FakeRequest request) {
        FakeReply reply = answer(request, FakeReply.text(204, ""));
        synchronized (this) {
            FakeRequest channel = channels.get(request.parameter("id"));
            boolean known = channel != null && channel.parameter("resourceId").equals(request.parameter("resourceId"));
            if (known && reply.status() < 300) {
                channels.remove(request.parameter("id"));
            }
            return known ? reply : FakeReply.error(404, "notFound");
        }
    }

    /** Somebody deleted of late is no longer here and not unknown either. */
    synchronized FakeReply user(FakeRequest request) {
        FakeUser user = people.get(request.parameter("user"));
        if (user == null) {
            user = people.values().stream()
                    .filter(each -> each.email().equalsIgnoreCase(request.parameter("user")))
                    .findFirst()
                    .orElse(null);
        }
        if (user == null) {
            return deleted.contains(request.parameter("user"))
                    ? FakeReply.error(412, "conditionNotMet")
                    : FakeReply.error(404, "notFound");
        }
        return FakeReply.json(200, asked(user.json(request.parameter("customFieldMask")), request));
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
                            .map(user -> asked(user.json(schema), request))
                            .toList());
        }
        if (end < people.size()) {
            body.put("nextPageToken", Integer.toString(end));
        }
        return FakeReply.json(200, body);
    }

    /** Google answers what it is asked for and no more. */
    private static Map<String, Object> asked(Map<String, Object> user, FakeRequest request) {
        user.keySet().retainAll(Set.of(request.parameter("fields").split("[,()/]")));
        return user;
    }
}
