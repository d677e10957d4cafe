package platen.identity.imports;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Finding;
import platen.identity.imports.domain.Handover.Thing;
import platen.identity.imports.domain.ImportedRow;

/** Asks accesscode-service what it would make of sealed codes and cards. */
public interface CredentialChecks {

    /**
     * A row's.
     *
     * @param user null when the import would make the person
     */
    record Item(ImportedRow row, @Nullable UUID user) {}

    /** It answers, and says that it cannot take what it is sent: asking again is of no use. */
    final class Rejected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Rejected(int status) {
            super("accesscode-service answers " + status, null, false, false);
        }
    }

    /**
     * What there is to know of a row.
     *
     * @param taken values that somebody has who may have another row; by what the value is, to be told if they keep it
     */
    record Judgement(List<Finding> findings, Set<Taken> taken) {

        static final Judgement NONE = new Judgement(List.of(), Set.of());

        public Judgement {
            findings = List.copyOf(findings);
            taken = Set.copyOf(taken);
        }
    }

    /** A value of a row that somebody else has. */
    record Taken(Thing what, UUID holder) {}

    /**
     * What there is to know of rows, by their number; cells are named as the caller's header has them. Fails while
     * accesscode-service cannot be asked.
     *
     * @param codeCell number of the column of codes, if there is one
     */
    Uni<Map<Integer, Judgement>> judge(
            UUID organisation, List<Item> items, @Nullable Integer codeCell, @Nullable Integer cardsCell);
}
