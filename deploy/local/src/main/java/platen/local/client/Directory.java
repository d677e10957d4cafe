package platen.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import platen.local.Json;

/** An organisation's Google directory, edited as its administrator would edit it. */
public final class Directory {

    /** A person of the directory; empty text where a field is not filled. */
    public record Person(String id, String email, boolean suspended, String accessCode, String card) {

        static Person of(JsonNode json) {
            return new Person(
                    json.path("id").asText(),
                    json.path("primaryEmail").asText(),
                    json.path("suspended").asBoolean(),
                    json.at("/customSchemas/PaperCut/accessCode").asText(),
                    json.at("/customSchemas/PaperCut/cardNumber").asText());
        }

        @Override
        public String toString() {
            return "Person[" + email + "]";
        }
    }

    private final Api google;
    private final String customer;

    /** {@code google} has the stand-in's root. */
    public Directory(Api google, String customer) {
        this.google = google;
        this.customer = customer;
    }

    public List<Person> people() throws IOException, InterruptedException {
        List<Person> people = new ArrayList<>();
        google.get("/_people?customer=" + customer)
                .orThrow()
                .json()
                .path("users")
                .forEach(user -> people.add(Person.of(user)));
        return people;
    }

    public Person add(String email, String givenName, String familyName, Map<String, String> credentials)
            throws IOException, InterruptedException {
        ObjectNode body = Json.object()
                .put("customer", customer)
                .put("email", email)
                .put("givenName", givenName)
                .put("familyName", familyName)
                .put("orgUnitPath", "/Staff");
        credentials.forEach(body::put);
        return Person.of(google.post("/_people", body).orThrow().json());
    }

    /** An empty code clears it. */
    public void setCode(Person person, String code) throws IOException, InterruptedException {
        ObjectNode edit = Json.object().put("accessCode", code);
        google.patch("/_people/" + person.id(), edit, Map.of()).orThrow();
    }

    public void suspend(Person person) throws IOException, InterruptedException {
        google.patch("/_people/" + person.id(), Json.object().put("suspended", true), Map.of())
                .orThrow();
    }

    public void delete(Person person) throws IOException, InterruptedException {
        google.delete("/_people/" + person.id()).orThrow();
    }
}
