package platen.local.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.PrivateFile;

/** The directories of the demo organisations, kept in one file; a fresh one is seeded. */
final class Workspaces {

    private final Path file;
    private final List<Workspace> all;

    private Workspaces(Path file, List<Workspace> all) {
        this.file = file;
        this.all = all;
    }

    static Workspaces open(Path file, Clock clock) throws IOException {
        List<Workspace> all = new ArrayList<>();
        JsonNode kept = Files.exists(file) ? Json.parse(Files.readAllBytes(file)) : Json.object();
        for (DemoOrganisation organisation : DemoOrganisation.all()) {
            JsonNode users = kept.get(organisation.googleCustomer());
            all.add(new Workspace(
                    organisation, users == null ? Seed.people(organisation, clock.instant()) : read(users), clock));
        }
        Workspaces workspaces = new Workspaces(file, List.copyOf(all));
        workspaces.save();
        return workspaces;
    }

    List<Workspace> all() {
        return all;
    }

    Optional<Workspace> ofCustomer(String customer) {
        return all.stream()
                .filter(workspace -> workspace.customer().equals(customer))
                .findFirst();
    }

    Optional<Workspace> ofDomain(String domain) {
        return all.stream()
                .filter(workspace -> workspace.owner().domain().equals(domain))
                .findFirst();
    }

    Optional<Workspace> holding(String userKey) {
        return all.stream()
                .filter(workspace -> workspace.find(userKey).isPresent())
                .findFirst();
    }

    synchronized void save() throws IOException {
        ObjectNode json = Json.object();
        for (Workspace workspace : all) {
            json.set(
                    workspace.customer(),
                    Json.array(workspace.users().stream()
                            .map(user -> UserJson.of(user, workspace.customer(), schema -> true))
                            .toList()));
        }
        PrivateFile.write(file, Json.bytes(json));
    }

    private static List<GoogleUser> read(JsonNode users) {
        List<GoogleUser> read = new ArrayList<>();
        users.forEach(user -> read.add(user(user)));
        return read;
    }

    private static GoogleUser user(JsonNode json) {
        Map<String, Map<String, String>> schemas = new LinkedHashMap<>();
        json.path("customSchemas").properties().forEach(schema -> {
            Map<String, String> fields = new LinkedHashMap<>();
            schema.getValue()
                    .properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            schemas.put(schema.getKey(), fields);
        });
        return new GoogleUser(
                json.path("id").asText(),
                json.path("primaryEmail").asText(),
                json.at("/name/givenName").asText(),
                json.at("/name/familyName").asText(),
                json.path("orgUnitPath").asText("/"),
                json.path("isAdmin").asBoolean(),
                json.path("suspended").asBoolean(),
                json.path("archived").asBoolean(),
                Instant.parse(json.path("creationTime").asText()),
                json.has("deletionTime")
                        ? Instant.parse(json.path("deletionTime").asText())
                        : null,
                schemas);
    }
}
