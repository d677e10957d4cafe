package platen.accesscode;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the service; what an organisation decides is in its policy instead. */
@ConfigMapping(prefix = "platen.accesscode")
public interface AccessCodeConfig {

    /** How many candidates of a length are tried before a generated code gets one symbol longer. */
    @WithDefault("64")
    int drawsPerLength();

    /** How many people's credentials are repeated in one transaction when an organisation is re-published. */
    @WithDefault("200")
    int republishBatch();

    /** How many records of the audit an export reads at a time. */
    @WithDefault("500")
    int auditExportPage();

    /** How many expired records of an organisation's audit are deleted in one transaction. */
    @WithDefault("1000")
    int auditPruneBatch();

    /** How many batches each organisation gets an hour. */
    @WithDefault("500")
    int auditPruneRounds();
}
