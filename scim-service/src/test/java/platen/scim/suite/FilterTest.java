package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.filters.Filter;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.filtering.FilterReader;
import platen.scim.filtering.FilterText;
import platen.scim.schema.UserSchemas;
import platen.scim.searching.Found;
import platen.scim.searching.domain.Part;
import platen.scim.users.FindScimUsers;
import platen.scim.users.ScimUser;
import platen.scim.users.ShownUser;
import platen.scim.users.UserAttributes;
import platen.scim.users.UserDocument;
import platen.scim.users.domain.Credentials;
import platen.scim.users.persistence.ScimUserRows;
import platen.testing.WithEngines;

/** Filters as clients send them, and their SQL held against the meaning of RFC 7644. */
@QuarkusTest
@WithEngines
class FilterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    OrganisationTransactions transactions;

    @Inject
    ScimUserRows rows;

    @Inject
    FindScimUsers find;

    @Test
    void findsByAnyFilterWhatTheResourceSays() {
        long seed = System.nanoTime();
        var random = new RandomFilters(new Random(seed));
        UUID organisation = UUID.randomUUID();
        List<ScimUser> users = IntStream.range(0, 120)
                .mapToObj(number -> user(random.user(number), number))
                .toList();
        transactions
                .in(
                        organisation,
                        transaction -> Multi.createFrom()
                                .iterable(users)
                                .onItem()
                                .transformToUniAndConcatenate(user -> rows.insert(transaction, user))
                                .collect()
                                .asList())
                .await()
                .atMost(PATIENCE);

        for (int number = 0; number < 300; number++) {
            String filter = random.filter(3);
            assertThat(found(organisation, filter))
                    .as("seed %s, filter %s", seed, filter)
                    .isEqualTo(expected(users, filter));
        }
    }

    private Set<UUID> found(UUID organisation, String filter) {
        Found<ShownUser> found = find.search(
                        organisation,
                        FilterReader.read(UserSchemas.TYPE, filter),
                        null,
                        new Part.ByIndex(0, 200),
                        false)
                .await()
                .atMost(PATIENCE);
        Set<UUID> ids =
                found.resources().stream().map(shown -> shown.user().id()).collect(Collectors.toSet());
        assertThat(found.total()).isEqualTo(ids.size());
        return ids;
    }

    private static Set<UUID> expected(List<ScimUser> users, String text) {
        Filter filter = FilterText.parse(text);
        return users.stream()
                .filter(user -> FilterTruth.of(filter, view(user)))
                .map(ScimUser::id)
                .collect(Collectors.toSet());
    }

    private static ScimUser user(ObjectNode written, int number) {
        UUID id = UUID.randomUUID();
        Instant created = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(2L * number));
        UserAttributes attributes = UserDocument.read(written).attributes();
        return new ScimUser(
                id, id, 1 + number % 3, created, created.plus(Duration.ofDays(1)), attributes, Credentials.UNMANAGED);
    }

    private static ObjectNode view(ScimUser user) {
        ObjectNode view = user.attributes().json().deepCopy();
        view.put("id", user.id().toString());
        view.putArray("schemas").add(Tenant.CORE);
        if (view.has(Tenant.ENTERPRISE)) {
            view.withArrayProperty("schemas").add(Tenant.ENTERPRISE);
        }
        view.putObject("meta")
                .put("created", user.createdAt().toString())
                .put("lastModified", user.changedAt().toString())
                .put("version", "W/\"" + user.version() + "\"");
        return view;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName+eq+%22ANA%40example.com%22 | 1",
                "userName%20sw%20%22ana%22 | 1",
                "userName+eq+%22nobody%22 | 0",
                "externalId+eq+%22E-1%22 | 1",
                "externalId+eq+%22e-1%22 | 0",
                "emails%5Btype+eq+%22work%22%5D.value+eq+%22Ana%40example.com%22 | 1",
                "emails%5Btype+eq+%22home%22%5D.value+eq+%22Ana%40example.com%22 | 0",
                "emails%5Btype+eq+%22work%22+and+value+co+%22%40example%22%5D | 1",
                "emails+co+%22HOME.example%22 | 1",
                "roles%5Bprimary+eq+%22True%22%5D.value+eq+%22teacher%22 | 1",
                "roles%5Bprimary+eq+%22False%22%5D.value+eq+%22teacher%22 | 0",
                "name.familyName+co+%22o%27malley%22 | 1",
                "title+pr+and+userType+eq+%22Employee%22 | 1",
                "title+pr+or+userType+eq+%22Intern%22 | 1",
                "userType+eq+%22Employee%22+and+not+(emails.value+co+%22example.com%22) | 0",
                "active+eq+false | 0",
                "active+eq+%22True%22 | 1",
                "schemas+eq+%22urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Aenterprise%3A2.0%3AUser%22 | 1",
                "schemas+eq+%22urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Apapercut%3A2.0%3AUser%22 | 1",
                "meta.resourceType+eq+%22User%22 | 1",
                "meta.lastModified+gt+%222011-05-13T04%3A42%3A34Z%22 | 1",
                "meta.created+gt+%222999-05-13T04%3A42%3A34Z%22 | 0",
                "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Aenterprise%3A2.0%3AUser%3Amanager.value+eq+%2226118915%22 | 1",
                "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Aenterprise%3A2.0%3AUser%3Adepartment+eq+%22SCIENCE%22 | 1",
                "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Apapercut%3A2.0%3AUser%3AaccessCode+eq+%227kq-z42%22 | 1",
                "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Apapercut%3A2.0%3AUser%3AaccessCode+eq+%227KQZ43%22 | 0",
                "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Apapercut%3A2.0%3AUser%3AaccessCode+eq+%22%25%22 | 0",
                "urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Apapercut%3A2.0%3AUser%3AaccessCard+eq+%2204A25B11%22 | 1",
            })
    void answersWhatClientsAsk(String query, int total) {
        Tenant tenant = Tenant.create();
        tenant.post("""
                {'userName':'ana@example.com','externalId':'E-1','title':'Dr','userType':'Employee','active':true,
                 'name':{'familyName':'O\\u0027Malley','givenName':'Ana'},
                 'emails':[{'type':'work','value':'ana@example.com'},{'type':'home','value':'ana@home.example'}],
                 'roles':[{'primary':'True','value':'teacher'}],
                 '<ENT>':{'department':'Science','manager':{'value':'26118915'}},
                 '<PC>':{'accessCode':'7KQZ42','accessCard':'04:A2:5B:11'}}""").ok(201);

        assertThat(tenant.scim("GET", "/Users?filter=" + query, null)
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isEqualTo(total);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x' or '1'='1",
                "'; drop table scim_user; --",
                "\\\\' or 1=1 --",
                "%",
                "_",
                "a%",
                "a_a",
                "$1",
                "ana\\u0027",
                "');--",
                "{\\\"a\\\":1}",
            })
    void takesNothingOfAClientsForSql(String value) {
        Tenant tenant = Tenant.create();
        tenant.post("{'userName':'ana','externalId':'ana','title':'ana','emails':[{'type':'work','value':'ana'}]}")
                .ok(201);
        List<String> filters = new ArrayList<>();
        for (String attribute : List.of("userName", "externalId", "title", "emails.value", "displayName", "id")) {
            for (String operator : List.of("eq", "co", "sw", "ew")) {
                filters.add(attribute + " " + operator + " \"" + value + "\"");
            }
        }
        filters.add("emails[type eq \"" + value + "\"].value eq \"" + value + "\"");
        filters.add("emails[type sw \"" + value + "\" or value ew \"" + value + "\"]");

        assertThat(filters)
                .allSatisfy(filter -> assertThat(tenant.total(filter)).isZero());
        assertThat(tenant.total("userName eq \"ana\"")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName' or '1'='1 eq \"a\"",
                "userName\" eq \"a\"",
                "u.user_name_key eq \"a\"",
                "$ref eq \"a\"",
                "emails[value eq \"a\"] or 1=1",
                "name.givenName' eq \"a\"",
                "urn:x'y:userName eq \"a\"",
                "title); select 1 eq \"a\"",
            })
    void takesNoNameForSql(String filter) {
        Tenant.create().find(filter).isScimError(400, "invalidFilter");
    }

    @Test
    void findsNobodyOfAnotherOrganisationByAnySecretOrName() {
        Tenant theirs = Tenant.create();
        theirs.post("{'userName':'ana','title':'Dr','<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201);
        Tenant tenant = Tenant.create();

        for (String filter :
                List.of("title pr", "not (title eq \"x\")", Tenant.PAPERCUT + ":accessCode eq \"7KQZ42\"")) {
            assertThat(tenant.total(filter)).isZero();
            assertThat(theirs.total(filter)).isEqualTo(1);
        }
    }

    @Test
    void forgetsWhatADeletedUserWasFoundBy() {
        Tenant tenant = Tenant.create();
        String id = tenant.post("{'userName':'ana','title':'Dr'}").id();
        tenant.delete(id).ok(204);

        assertThat(tenant.total("title eq \"Dr\" or id pr")).isZero();
        assertThat(platen.testing.TestDatabase.ofThisRun()
                        .rows("select comparable::text from scim_user where scim_user_id = '" + id + "'"))
                .hasToString("[{comparable={}}]");
    }
}
