package platen.google.directory.client;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import platen.google.GoogleSyncConfig;
import platen.google.directory.Directory;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.ChannelRequest;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.DirectorySchema;
import platen.google.directory.domain.DirectoryUser;
import platen.google.directory.domain.OpenedChannel;
import platen.google.directory.domain.Refusal;
import platen.google.directory.domain.UserPage;

/** Google's Directory API over HTTP. */
@ApplicationScoped
class GoogleDirectory implements Directory {

    private static final String ALL_UNITS = "all";
    private static final String UNIT_FIELDS = "kind,organizationUnits(orgUnitId,orgUnitPath)";

    private static final String PROJECTION = "custom";

    private final DirectoryApi api;
    private final ChannelsApi channels;
    private final AccessTokens tokens;
    private final DirectoryJson json;
    private final Retries retries;
    private final int pageSize;

    GoogleDirectory(
            @RestClient DirectoryApi api,
            @RestClient ChannelsApi channels,
            AccessTokens tokens,
            DirectoryJson json,
            Retries retries,
            GoogleSyncConfig config) {
        this.api = api;
        this.channels = channels;
        this.tokens = tokens;
        this.json = json;
        this.retries = retries;
        this.pageSize = config.pageSize();
    }

    @Override
    public Uni<DirectorySchema> schema(DirectoryAccess access) {
        return authorised(
                access,
                authorization -> api.schema(authorization, access.schemaCustomer(), access.schema())
                        .map(json::schema));
    }

    @Override
    public Uni<UserPage> users(DirectoryAccess access, @Nullable String pageToken) {
        UserQuery query = new UserQuery(access, pageSize, pageToken);
        return authorised(
                access,
                authorization -> api.users(authorization, query)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(body -> json.users(body, access.schema())));
    }

    @Override
    public Uni<Optional<DirectoryUser>> user(DirectoryAccess access, String idOrAddress) {
        return authorised(
                        access,
                        authorization -> api.user(
                                        authorization, idOrAddress, PROJECTION, access.schema(), UserQuery.USER_FIELDS)
                                .map(body -> Optional.of(json.user(body, access.schema()))))
                .onFailure(GoogleDirectory::isNotFound)
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<OpenedChannel> watch(DirectoryAccess access, ChannelRequest channel) {
        return authorised(
                access,
                authorization -> api.watch(
                                authorization,
                                access.isDomain() ? null : access.customer(),
                                access.isDomain() ? access.customer() : null,
                                channel.event().word(),
                                ChannelBody.of(channel))
                        .map(json::channel));
    }

    @Override
    public Uni<Void> stop(DirectoryAccess access, String channel, String resource) {
        return authorised(
                        access,
                        authorization -> channels.stop(authorization, ChannelBody.toStop(channel, resource))
                                .replaceWithVoid())
                .onFailure(GoogleDirectory::isNotFound)
                .recoverWithNull();
    }

    @Override
    public Uni<Map<String, String>> orgUnits(DirectoryAccess access) {
        return authorised(
                access,
                authorization -> api.orgUnits(authorization, access.schemaCustomer(), ALL_UNITS, UNIT_FIELDS)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(json::orgUnits));
    }

    @Override
    public void forgetToken(DirectoryAccess access) {
        tokens.drop(access);
    }

    @Override
    public Uni<Scopes> scopes(DirectoryAccess access) {
        return Multi.createFrom()
                .iterable(Scope.of(access))
                .onItem()
                .transformToUniAndConcatenate(scope -> tokens.exchange(access, scope.url())
                        .map(granted -> "")
                        .onFailure(GoogleDirectory::isDelegation)
                        .recoverWithItem(scope.url()))
                .filter(missing -> !missing.isEmpty())
                .collect()
                .asList()
                .map(missing -> new Scopes(missing, Scope.of(access).size()));
    }

    private <T> Uni<T> authorised(DirectoryAccess access, Function<String, Uni<T>> call) {
        return tokens.get(access)
                .chain(token -> calling(access, token, call)
                        .onFailure(failure -> isUnauthenticated(failure) && tokens.drop(access, token))
                        .recoverWithUni(() -> tokens.get(access).chain(fresh -> calling(access, fresh, call))));
    }

    private <T> Uni<T> calling(DirectoryAccess access, String token, Function<String, Uni<T>> call) {
        return retries.run(access, () -> call.apply("Bearer " + token));
    }

    private static boolean isUnauthenticated(Throwable failure) {
        return failure instanceof DirectoryFailure refused && refused.refusal() == Refusal.UNAUTHENTICATED;
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof DirectoryFailure refused && refused.refusal() == Refusal.NOT_FOUND;
    }

    private static boolean isDelegation(Throwable failure) {
        return failure instanceof DirectoryFailure refused
                && (refused.refusal() == Refusal.DELEGATION_MISSING || refused.refusal() == Refusal.SCOPE_MISSING);
    }
}
