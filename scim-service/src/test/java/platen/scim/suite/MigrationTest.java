package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.scim.protocol.ScimJson;
import platen.scim.schema.ComparableForm;
import platen.scim.schema.UserSchemas;
import platen.scim.users.UserAttributes;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** Rows that an older release wrote, in a database of their own that is then brought up to date. */
@QuarkusTest
@WithEngines
class MigrationTest {

    private static final String WRITTEN = """
            {
              "userName": "Ana.SILVA@School.Example", "externalId": "E-1a", "active": false, "displayName": " Ána  Silva ",
              "title": "ﬁrst Teacher", "profileUrl": "https://X.example/Ana", "name": {"givenName": "ÁNA", "familyName": "Silva"},
              "emails": [{"type": "Work", "value": "Ana.SILVA@School.Example", "primary": true}, {"value": "ANA@x"}],
              "photos": [{"type": "Photo", "value": "https://X.example/Ana.PNG"}, {"display": "Other"}],
              "x509Certificates": [{"value": "MIIDQzCCAqygAwIBAgIC", "display": "Old"}],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                "department": "ARTS", "manager": {"value": "M-1", "$ref": "../Users/M-1"}
              }
            }
            """;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @ConfigProperty(name = "quarkus.flyway.placeholders.app")
    String application;

    @ConfigProperty(name = "quarkus.flyway.placeholders.relay")
    String relay;

    private final UUID organisation = UUID.randomUUID();
    private final String database = "older_" + UUID.randomUUID().toString().replace('-', '_');

    @BeforeEach
    void createDatabase() {
        TestDatabase.ofThisRun().execute("create database " + database + " owner " + owner);
    }

    @AfterEach
    void dropDatabase() {
        TestDatabase.ofThisRun().execute("drop database " + database + " with (force)");
    }

    @Test
    void makesUsersComparableAsTheServiceDoes() throws SQLException {
        ObjectNode attributes = ScimJson.read(WRITTEN.getBytes(StandardCharsets.UTF_8));
        migrate("003");
        insert(attributes);

        migrate("latest");

        assertThat(value("select comparable::text from scim_user"))
                .satisfies(text -> assertThat(ScimJson.readOwn(text))
                        .isEqualTo(ComparableForm.of(UserSchemas.TYPE, new UserAttributes(attributes).json())));
        assertThat(
                        value(
                                "select concat_ws('|', active, display_name_key, given_name_key, family_name_key) from scim_user"))
                .isEqualTo("f|ána  silva|ána|silva");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(jdbc(), owner, password)
                .locations("db/kit", "db/migration")
                .outOfOrder(true)
                .placeholders(Map.of("app", application, "relay", relay))
                .target(target)
                .load()
                .migrate();
    }

    private String jdbc() {
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    private void insert(ObjectNode attributes) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = own();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into scim_user (organisation_id, scim_user_id, link_id, version, user_name_key, external_id,
                            attributes, access_code_state, card_state, created_at, changed_at)
                        values (?, ?, ?, 1, 'ana.silva@school.example', 'E-1a', ?::jsonb, 'unmanaged', 'unmanaged', now(), now())
                        """)) {
            insert.setObject(1, organisation);
            insert.setObject(2, id);
            insert.setObject(3, id);
            insert.setString(4, attributes.toString());
            insert.executeUpdate();
        }
    }

    private String value(String query) throws SQLException {
        try (Connection connection = own();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    /** As the owner, who is bound to an organisation as everybody is. */
    private Connection own() throws SQLException {
        Connection connection = DriverManager.getConnection(jdbc(), owner, password);
        try (PreparedStatement organised =
                connection.prepareStatement("select set_config('platen.organisation', ?, false)")) {
            organised.setString(1, organisation.toString());
            organised.execute();
        }
        return connection;
    }
}
