package platen.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import platen.journeys.BroughtPerson.Bringer;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Answer;
import platen.local.client.Api;
import platen.local.client.GoogleSync;
import platen.local.client.Patience;

/** What brings people to an organisation: its Google directory, an identity provider that pushes eight at a time, and files. */
final class ThreeSources {

    private static final String WORKSPACE = "/organisations/1/google";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final Map<String, String> SCIM = Map.of("Content-Type", "application/scim+json");
    private static final int PUSHES_AT_ONCE = 8;
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60));

    private final LocalStack stack;
    private final FreshOrganisation organisation;
    private final String orgUnit;
    private final Api scim;
    private final Map<Integer, String> googleIds = new ConcurrentHashMap<>();
    private final Map<Integer, String> scimIds = new ConcurrentHashMap<>();

    ThreeSources(LocalStack stack, FreshOrganisation organisation, String orgUnit) throws InterruptedException {
        this.stack = stack;
        this.organisation = organisation;
        this.orgUnit = "/" + orgUnit;
        this.scim = organisation.scim();
    }

    /** They join the directory's org unit, which is read then. */
    void google(List<BroughtPerson> people) throws IOException, InterruptedException {
        ArrayNode joining = Json.MAPPER.createArrayNode();
        people.forEach(person -> joining.addObject()
                .put("customer", google("customer"))
                .put("email", person.address())
                .put("givenName", person.givenName())
                .put("familyName", person.familyName())
                .put("orgUnitPath", orgUnit)
                .put("accessCode", person.googleCode()));
        String place = google("people");
        JsonNode joined =
                stack.file().with("", place).post("", joining).orThrow().json();
        for (int i = 0; i < people.size(); i++) {
            googleIds.put(people.get(i).number(), joined.get(i).path("id").asText());
        }
        Api sync = organisation.admin(Service.SYNC_GOOGLE);
        PATIENCE.until("sync-google to take the connection", () -> connected(sync));
        new GoogleSync(sync).run();
    }

    private boolean connected(Api sync) throws IOException, InterruptedException {
        if (sync.get("/api/v1/google/connection").ok()) {
            return true;
        }
        ObjectNode connection = Json.object()
                .put("delegatedAdmin", google("delegatedAdmin"))
                .put("customer", google("customer"))
                .put("mode", "manual");
        connection.set("serviceAccountKey", Json.parse(Files.readAllBytes(Path.of(google("serviceAccountKey")))));
        connection.putArray("orgUnits").add(orgUnit);
        sync.put("/api/v1/google/connection", connection, Map.of()).orThrow();
        return true;
    }

    private String google(String field) {
        return stack.platenJson().at(WORKSPACE + "/" + field).asText();
    }

    /** Creates them, and twins beside them. */
    void push(List<BroughtPerson> people, Random random) throws InterruptedException {
        List<Callable<Answer>> pushes = new ArrayList<>();
        for (BroughtPerson person : people) {
            ObjectNode user = user(person, random);
            pushes.add(() -> {
                Answer created = create(user);
                scimIds.put(person.number(), created.json().path("id").asText());
                return created;
            });
            if (person.twin()) {
                ObjectNode twin = user.deepCopy()
                        .put("userName", "twin-of-" + person.shortName())
                        .put("externalId", "twin-of-" + person.number());
                pushes.add(() -> create(twin));
            }
        }
        atOnce(pushes);
    }

    private ObjectNode user(BroughtPerson person, Random random) {
        String name = random.nextBoolean() ? person.shortName() : person.address();
        ObjectNode user = Json.object()
                .put("userName", BroughtPerson.spelled(name, random))
                .put("displayName", person.displayName())
                .put("active", true);
        String googleId = googleIds.get(person.number());
        user.put("externalId", googleId != null && random.nextBoolean() ? googleId : "ext-" + person.number());
        user.putArray("schemas").add(CORE);
        user.putArray("emails")
                .addObject()
                .put("value", BroughtPerson.spelled(person.address(), random))
                .put("type", "work")
                .put("primary", true);
        return user;
    }

    private Answer create(ObjectNode user) throws InterruptedException {
        return PATIENCE.until(
                "scim to create somebody", () -> scim.post("/Users", user, SCIM).expecting(201));
    }

    void activate(List<BroughtPerson> people, boolean active) throws InterruptedException {
        ObjectNode patch = Json.object();
        patch.putArray("schemas").add(PATCH);
        patch.putArray("Operations")
                .addObject()
                .put("op", "replace")
                .put("path", "active")
                .put("value", active);
        List<Callable<Answer>> pushes = new ArrayList<>();
        for (BroughtPerson person : people) {
            pushes.add(() -> PATIENCE.until(
                    "scim to change somebody",
                    () -> scim.patch("/Users/" + scimIds.get(person.number()), patch, SCIM)
                            .orThrow()));
        }
        atOnce(pushes);
    }

    private static void atOnce(List<Callable<Answer>> pushes) throws InterruptedException {
        try (ExecutorService some = Executors.newFixedThreadPool(PUSHES_AT_ONCE)) {
            for (Future<Answer> push : some.invokeAll(pushes)) {
                push.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Applies a file of those without a code, one of those with, and one that calls people, who must be known by now, by their address alone. */
    void files(List<BroughtPerson> people, Random random) throws IOException, InterruptedException {
        Predicate<BroughtPerson> byAddress = person ->
                person.order().indexOf(Bringer.FILE) > 0 && !person.fileCode().isEmpty() && person.number() % 2 == 0;
        Predicate<BroughtPerson> coded = person -> !person.fileCode().isEmpty();
        apply(
                "Anzeigename;E-Mail-Adresse;Benutzername",
                some(
                        people,
                        coded.negate(),
                        person -> String.join(
                                ";",
                                person.displayName(),
                                spelledAddress(person, random),
                                nameInFile(person, random))));
        apply(
                "User name,Access code,Display name,Email",
                some(
                        people,
                        coded.and(byAddress.negate()),
                        person -> String.join(
                                ",",
                                nameInFile(person, random),
                                person.fileCode(),
                                person.displayName(),
                                spelledAddress(person, random))));
        apply(
                "Email address\tAccess code",
                some(
                        people,
                        byAddress,
                        person -> String.join("\t", spelledAddress(person, random), person.fileCode())));
    }

    private static String spelledAddress(BroughtPerson person, Random random) {
        return BroughtPerson.spelled(person.address(), random);
    }

    private static String nameInFile(BroughtPerson person, Random random) {
        return BroughtPerson.spelled(random.nextBoolean() ? person.shortName() : person.address(), random);
    }

    private static List<String> some(
            List<BroughtPerson> people, Predicate<BroughtPerson> wanted, Function<BroughtPerson, String> row) {
        return people.stream().filter(wanted).map(row).toList();
    }

    private void apply(String header, List<String> rows) throws IOException, InterruptedException {
        if (rows.isEmpty()) {
            return;
        }
        String file = rows.stream().collect(Collectors.joining("\n", header + "\n", "\n"));
        Api identity = organisation.admin(Service.IDENTITY);
        String place = "/api/v1/imports/" + upload(identity, file);
        imported(identity, place, "preview");
        identity.post(place + "/apply", Json.object()).orThrow();
        JsonNode done = imported(identity, place, "done");
        if (done.at("/result/refused").asInt() > 0) {
            throw new IllegalStateException("expected every row to be applied, saw "
                    + identity.get(place + "/problems").json());
        }
    }

    private static String upload(Api identity, String file) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(identity.root() + "/api/v1/imports?notify=false"))
                .header("Authorization", "Bearer " + identity.token().get())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            return new Answer("POST /api/v1/imports", answer.statusCode(), answer.headers(), answer.body())
                    .expecting(202)
                    .json()
                    .path("id")
                    .asText();
        }
    }

    private static JsonNode imported(Api identity, String place, String state) throws InterruptedException {
        return PATIENCE.until("an import to be in state " + state, () -> {
            JsonNode now = identity.get(place).orThrow().json();
            if (!now.path("state").asText().equals(state)) {
                throw new Patience.NotYet(now.path("state").asText() + " " + now.path("waitingFor"));
            }
            return now;
        });
    }
}
