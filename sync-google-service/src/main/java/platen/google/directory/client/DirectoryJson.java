package platen.google.directory.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.DirectorySchema;
import platen.google.directory.domain.DirectoryUser;
import platen.google.directory.domain.OpenedChannel;
import platen.google.directory.domain.Refusal;
import platen.google.directory.domain.UserPage;

/** Google's answers as values. What is cut off, or lacks what the API promises, is no answer: half a list must not pass for a whole one. */
@ApplicationScoped
class DirectoryJson {

    private static final String KIND_OF_USERS = "admin#directory#users";

    private static final String KIND_OF_ORG_UNITS = "admin#directory#orgUnits";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TokenBody(
            @Nullable String access_token, @Nullable Long expires_in) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UsersBody(
            @Nullable String kind,
            @Nullable String nextPageToken,
            @Nullable List<UserBody> users) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NameBody(@Nullable String fullName) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UserBody(
            @Nullable String id,
            @Nullable String primaryEmail,
            @Nullable List<String> aliases,
            @Nullable List<String> nonEditableAliases,
            @Nullable NameBody name,
            boolean suspended,
            boolean archived,
            @Nullable String orgUnitPath,
            @Nullable Map<String, Map<String, JsonNode>> customSchemas) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FieldBody(@Nullable String fieldName, @Nullable String fieldType, boolean multiValued) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SchemaBody(@Nullable List<FieldBody> fields) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrgUnitBody(@Nullable String orgUnitId, @Nullable String orgUnitPath) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrgUnitsBody(@Nullable String kind, @Nullable List<OrgUnitBody> organizationUnits) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OpenedBody(@Nullable String resourceId, @Nullable Long expiration) {}

    private final ObjectReader tokens;
    private final ObjectReader users;
    private final ObjectReader schemas;
    private final ObjectReader orgUnits;
    private final ObjectReader user;
    private final ObjectReader channel;

    DirectoryJson(ObjectMapper mapper) {
        this.tokens = mapper.readerFor(TokenBody.class);
        this.users = mapper.readerFor(UsersBody.class);
        this.schemas = mapper.readerFor(SchemaBody.class);
        this.orgUnits = mapper.readerFor(OrgUnitsBody.class);
        this.user = mapper.readerFor(UserBody.class);
        this.channel = mapper.readerFor(OpenedBody.class);
    }

    AccessToken token(byte[] body) {
        TokenBody token = read(tokens, body);
        if (token.access_token() == null || token.access_token().isEmpty() || token.expires_in() == null) {
            throw unreadable("no access token");
        }
        return new AccessToken(token.access_token(), Duration.ofSeconds(token.expires_in()));
    }

    DirectorySchema schema(byte[] body) {
        SchemaBody schema = read(schemas, body);
        if (schema.fields() == null) {
            throw unreadable("a schema without fields");
        }
        Map<String, DirectorySchema.Field> fields = new HashMap<>();
        for (FieldBody field : schema.fields()) {
            if (field.fieldName() != null && field.fieldType() != null) {
                fields.put(field.fieldName(), new DirectorySchema.Field(field.fieldType(), field.multiValued()));
            }
        }
        return new DirectorySchema(fields);
    }

    Map<String, String> orgUnits(byte[] body) {
        OrgUnitsBody list = read(orgUnits, body);
        if (list.organizationUnits() == null && !KIND_OF_ORG_UNITS.equals(list.kind())) {
            throw unreadable("no list of org units");
        }
        Map<String, String> pathById = new HashMap<>();
        for (OrgUnitBody unit : list.organizationUnits() == null ? List.<OrgUnitBody>of() : list.organizationUnits()) {
            if (unit.orgUnitId() == null || unit.orgUnitPath() == null) {
                throw unreadable("an org unit without id or path");
            }
            pathById.put(unit.orgUnitId(), unit.orgUnitPath());
        }
        return pathById;
    }

    UserPage users(byte[] body, String schema) {
        UsersBody page = read(users, body);
        if (page.users() == null && !KIND_OF_USERS.equals(page.kind())) {
            throw unreadable("no list of people");
        }
        List<UserBody> listed = page.users() == null ? List.of() : page.users();
        return new UserPage(
                listed.stream().map(user -> user(user, schema)).toList(),
                Optional.ofNullable(page.nextPageToken()).filter(token -> !token.isEmpty()));
    }

    DirectoryUser user(byte[] body, String schema) {
        return user((UserBody) read(user, body), schema);
    }

    /** The end is given in milliseconds, as a text. */
    OpenedChannel channel(byte[] body) {
        OpenedBody opened = read(channel, body);
        if (opened.resourceId() == null || opened.expiration() == null) {
            throw unreadable("a channel without resource or end");
        }
        return new OpenedChannel(opened.resourceId(), Instant.ofEpochMilli(opened.expiration()));
    }

    private static DirectoryUser user(UserBody user, String schema) {
        if (user.id() == null
                || user.id().isBlank()
                || user.primaryEmail() == null
                || user.primaryEmail().isBlank()) {
            throw unreadable("a person without id or address");
        }
        String name = user.name() == null || user.name().fullName() == null
                ? ""
                : user.name().fullName();
        return new DirectoryUser(
                user.id(),
                user.primaryEmail(),
                aliases(user),
                name.isBlank() ? user.primaryEmail() : name,
                !user.suspended() && !user.archived(),
                user.orgUnitPath() == null ? "/" : user.orgUnitPath(),
                user.customSchemas() == null
                        ? Map.of()
                        : texts(user.customSchemas().get(schema)));
    }

    /** Those of a domain alias cannot be edited; a person goes by them all the same. */
    private static List<String> aliases(UserBody user) {
        return Stream.of(user.aliases(), user.nonEditableAliases())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, String> texts(@Nullable Map<String, JsonNode> fields) {
        Map<String, String> texts = new HashMap<>();
        if (fields != null) {
            fields.forEach((name, value) -> {
                if (value.isTextual() || value.isNumber()) {
                    texts.put(name, value.asText());
                }
            });
        }
        return texts;
    }

    /** Without the cause: a parser quotes what it parses. */
    private static <T> T read(ObjectReader reader, byte[] body) {
        T value;
        try {
            value = reader.readValue(body);
        } catch (IOException malformed) {
            throw unreadable("the answer is not the JSON it should be");
        }
        if (value == null) {
            throw unreadable("the answer is empty");
        }
        return value;
    }

    private static DirectoryFailure unreadable(String what) {
        return new DirectoryFailure(Refusal.UNREADABLE, what);
    }
}
