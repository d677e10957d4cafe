package platen.google.directory;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.google.directory.domain.ChannelRequest;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.DirectorySchema;
import platen.google.directory.domain.DirectoryUser;
import platen.google.directory.domain.OpenedChannel;
import platen.google.directory.domain.UserPage;

/** What a run reads from. Each call fails with {@link DirectoryFailure} after the retries that are worth it. */
public interface Directory {

    Uni<DirectorySchema> schema(DirectoryAccess access);

    /** One page of all people; {@code pageToken} is null for the first. */
    Uni<UserPage> users(DirectoryAccess access, @Nullable String pageToken);

    /** A person by id or address; empty when there is none, or none any more. */
    Uni<Optional<DirectoryUser>> user(DirectoryAccess access, String idOrAddress);

    /** Has Google tell of changes. */
    Uni<OpenedChannel> watch(DirectoryAccess access, ChannelRequest channel);

    /** Ends a channel, whether it is still open or not. */
    Uni<Void> stop(DirectoryAccess access, String channel, String resource);

    /** Paths of all org units by their ids; the root is not among them. */
    Uni<Map<String, String>> orgUnits(DirectoryAccess access);

    /** Whatever is asked next is asked with a new access token. */
    void forgetToken(DirectoryAccess access);

    /** For which scopes no access token is given although the others may be; asks for each by itself. */
    Uni<Scopes> scopes(DirectoryAccess access);

    /**
     * What the service account is allowed.
     *
     * @param missing scopes that are needed and not delegated
     * @param all how many are needed
     */
    record Scopes(List<String> missing, int all) {}
}
