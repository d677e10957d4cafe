package platen.identity.groups.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A group of people.
 *
 * @param source who has it; {@link #BY_HAND} for one that an administrator made
 * @param externalId what the source calls it; the id of one made by hand
 * @param targeted whether its members are followed
 * @param members how many the source says there are, of people only
 * @param following whether its members are not in line with the source's word yet
 * @param nested external ids of groups in it, which are not expanded
 * @param version counts changes, from 1
 */
public record Group(
        UUID id,
        String source,
        String externalId,
        String name,
        boolean targeted,
        int members,
        boolean following,
        List<String> nested,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static final String BY_HAND = "by-hand";

    public Group {
        nested = List.copyOf(nested);
    }

    public boolean isByHand() {
        return source.equals(BY_HAND);
    }
}
