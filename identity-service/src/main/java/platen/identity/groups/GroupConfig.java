package platen.identity.groups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of groups. */
@ConfigMapping(prefix = "platen.identity.groups")
public interface GroupConfig {

    /** How many groups an organisation may target. */
    @WithDefault("200")
    int mostTargeted();

    /** How many members of a source's word are compared at a time. */
    @WithDefault("2000")
    int range();

    /** How many members join or leave, or are noted to be told something, in one transaction. */
    @WithDefault("500")
    int batch();

    /** How many people are told of in one transaction. */
    @WithDefault("200")
    int tellBatch();

    /** How many organisations' groups a replica works on at once. */
    @WithDefault("2")
    int atOnce();

    /** How often it is looked for something to do. */
    @WithDefault("1s")
    String poll();

    /** After what time another replica takes up what one has left. */
    @WithDefault("PT1M")
    Duration lease();

    /** Work waits while so many events of the organisation are unpublished. */
    @WithDefault("5000")
    int mostUnpublished();
}
