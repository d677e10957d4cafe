package platen.identity.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of imports. */
@ConfigMapping(prefix = "platen.identity.imports")
public interface ImportConfig {

    /** How many bytes a file may have; {@code quarkus.http.limits.max-body-size} must be more. */
    @WithDefault("52428800")
    long mostBytes();

    /** How many rows a file may have, besides the first line. */
    @WithDefault("200000")
    int mostRows();

    /** How many files a replica reads at once; each takes a thread and a few megabytes. */
    @WithDefault("4")
    int uploadsAtOnce();

    /** How many rows are read, sealed and looked over at a time; accesscode-service judges 500 at most. */
    @WithDefault("500")
    int checkBatch();

    /** How many rows are applied in one transaction. */
    @WithDefault("200")
    int applyBatch();

    /** How many organisations' imports a replica works on at once. */
    @WithDefault("2")
    int atOnce();

    /** How often it is looked for imports to go on with; who sends or applies one does not wait for it. */
    @WithDefault("1s")
    String poll();

    /** How often it is looked for imports to be forgotten. */
    @WithDefault("10m")
    String pruneEvery();

    /** After what time another replica takes up what one has left. */
    @WithDefault("PT1M")
    Duration lease();

    /** An import waits while so many events of its organisation are unpublished. */
    @WithDefault("5000")
    int mostUnpublished();

    /** How long it waits before it asks accesscode-service again. */
    @WithDefault("PT5S")
    Duration patience();

    /** How long an import is kept after its end, or in preview. */
    @WithDefault("P7D")
    Duration keptFor();
}
