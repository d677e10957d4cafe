package platen.google.directory.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import platen.google.directory.domain.ChannelRequest;

/** A channel as Google's API has it. How long it lives is left to Google. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelBody(
        String id,
        @Nullable String type,
        @Nullable String address,
        @Nullable String token,
        @Nullable String resourceId) {

    static ChannelBody of(ChannelRequest channel) {
        return new ChannelBody(channel.id(), "web_hook", channel.address(), channel.token(), null);
    }

    static ChannelBody toStop(String id, String resource) {
        return new ChannelBody(id, null, null, null, resource);
    }

    @Override
    public String toString() {
        return "ChannelBody[…]";
    }
}
