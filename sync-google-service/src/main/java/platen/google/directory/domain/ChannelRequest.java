package platen.google.directory.domain;

/**
 * What users.watch is asked for.
 *
 * @param id ours, at most 64 characters
 * @param address where Google is to push to, https
 * @param token what Google is to show with each push
 */
public record ChannelRequest(String id, ChannelEvent event, String address, String token) {

    @Override
    public String toString() {
        return "ChannelRequest[event=" + event + "]";
    }
}
