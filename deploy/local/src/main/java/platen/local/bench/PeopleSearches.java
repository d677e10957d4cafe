package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import platen.local.client.Api;

/**
 * Pages of people, fifty each, as the service gives them and as the same statements do on one plain connection, in turn: one asks when the
 * other is done. The plain connection is the superuser's and so without row-level security.
 */
final class PeopleSearches implements AutoCloseable {

    private static final int PAGE = 50;
    private static final int DEEP = 1_000;
    private static final int WARM = 50;
    private static final int TIMES = 300;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final String HAS_WORD =
            " and exists (select from user_word w where w.organisation_id = u.organisation_id"
                    + " and w.user_id = u.user_id and word >= ? and word < ?)";

    /** What is looked for, numbered from 0. */
    private record Search(
            String title, String condition, IntFunction<String> query, IntFunction<List<String>> parameters) {}

    /** Where a page begins. */
    private record Place(String cursor, String afterUserName) {}

    private final Api admin;
    private final UUID organisation;
    private final int people;
    private final Connection connection;
    private final List<Measurement> measurements = new ArrayList<>();

    PeopleSearches(Api admin, IdentityDatabase database, UUID organisation, int people) throws SQLException {
        this.admin = admin;
        this.organisation = organisation;
        this.people = people;
        this.connection = database.connect();
    }

    List<Measurement> measure() throws Exception {
        List<Place> places = walk();
        int deep = places.size();
        measure(new Search("first page", "", number -> "", number -> List.of()));
        // So that it is not one page again and again.
        int neighbours = Math.max(1, deep / 10);
        measure(new Search(
                "page after " + deep + " cursors",
                " and u.user_name_key > ?",
                number ->
                        "&cursor=" + places.get(deep - 1 - number % neighbours).cursor(),
                number -> List.of(places.get(deep - 1 - number % neighbours).afterUserName())));
        measure(new Search(
                "by email",
                " and u.email_key = ?",
                number -> "&email=" + encoded(email(number)),
                number -> List.of(email(number))));
        measure(new Search(
                "by department",
                " and u.department_key = ?",
                number -> "&department=" + encoded("department " + number % 200),
                number -> List.of("department " + number % 200)));
        measure(words("q= of one person", number -> List.of(Integer.toString(person(number)))));
        measure(words("q= of one in a hundred", number -> List.of("family" + (10 + number % 89))));
        measure(words(
                "q= of two words", number -> List.of("given" + person(number) % 50, "family" + person(number) % 997)));
        measure(words("q= of everybody", number -> List.of("bench")));
        return measurements;
    }

    /** From the first page half through the people, but not further than so many pages. */
    private List<Place> walk() throws Exception {
        List<Place> places = new ArrayList<>();
        String cursor = "";
        while (places.size() < Math.min(DEEP, people / PAGE / 2)) {
            JsonNode page = page(cursor);
            cursor = "&cursor=" + page.path("next").asText();
            places.add(new Place(
                    page.path("next").asText(),
                    page.path("items").path(PAGE - 1).path("userName").asText()));
        }
        return places;
    }

    private static Search words(String title, IntFunction<List<String>> words) {
        return new Search(
                title,
                HAS_WORD.repeat(words.apply(0).size()),
                number -> "&q=" + encoded(String.join(" ", words.apply(number))),
                number -> words.apply(number).stream()
                        .flatMap(word -> List.of(word, word + Character.toString(Character.MAX_CODE_POINT)).stream())
                        .toList());
    }

    private void measure(Search search) throws Exception {
        turns(search, WARM, new Samples(), new Samples());
        Samples service = new Samples();
        Samples plain = new Samples();
        turns(search, TIMES, service, plain);
        for (double share : List.of(0.5, 0.99)) {
            measurements.add(new Measurement(
                    IdentityBench.NAME,
                    IdentityBench.title(people, search.title() + String.format(Locale.ROOT, ", p%.0f", share * 100)),
                    service.percentile(share),
                    "ms",
                    plain.percentile(share)));
        }
    }

    private void turns(Search search, int times, Samples service, Samples plain) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        try (PreparedStatement select = connection.prepareStatement("select u.* from user_account u"
                        + " where u.organisation_id = ? and u.state <> 'deleted'" + search.condition()
                        + " order by u.user_name_key limit " + (PAGE + 1));
                PreparedStatement links =
                        connection.prepareStatement("select user_id, source, external_id, missing from person_link"
                                + " where organisation_id = ? and user_id = any(?) order by source")) {
            for (int number = 0; number < times && System.nanoTime() < end; number++) {
                String query = search.query().apply(number);
                long begin = System.nanoTime();
                int found = page(query).path("items").size();
                service.add(Duration.ofNanos(System.nanoTime() - begin));
                List<String> parameters = search.parameters().apply(number);
                begin = System.nanoTime();
                int same = plain(select, links, parameters);
                plain.add(Duration.ofNanos(System.nanoTime() - begin));
                if (found == 0 || found != Math.min(same, PAGE)) {
                    throw new IllegalStateException(search.title() + " found " + found + ", SQL " + same);
                }
            }
        }
    }

    private JsonNode page(String query) throws Exception {
        return admin.get("/api/v1/users?limit=" + PAGE + query).orThrow().json();
    }

    private int plain(PreparedStatement select, PreparedStatement links, List<String> parameters) throws SQLException {
        select.setObject(1, organisation);
        for (int place = 0; place < parameters.size(); place++) {
            select.setString(place + 2, parameters.get(place));
        }
        List<UUID> users = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                users.add(rows.getObject("user_id", UUID.class));
            }
        }
        links.setObject(1, organisation);
        links.setArray(2, connection.createArrayOf("uuid", users.toArray()));
        try (ResultSet rows = links.executeQuery()) {
            while (rows.next()) {
                rows.getString("source");
            }
        }
        return users.size();
    }

    /** Anybody whose number has as many digits as the largest, in no order. */
    private int person(int number) {
        int smallest = people / 10;
        return smallest + (int) (number * 7_919L % (people - smallest));
    }

    private String email(int number) {
        return "person-" + person(number) + "@bench.example";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
