package platen.gateway.people;

import io.smallrye.mutiny.Uni;

/** What the read model has not heard yet. */
public interface UnreadRecords {

    /** Records of all topics it is fed from that no replica has processed. Fails when Kafka does not answer in seconds. */
    Uni<Long> count();
}
