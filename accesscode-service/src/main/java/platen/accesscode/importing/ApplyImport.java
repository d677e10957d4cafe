package platen.accesscode.importing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.accesscode.importing.domain.ImportedCards;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.observing.domain.SourceWord;
import platen.accesscode.people.PersonChange;

/**
 * An administrator's import speaks of one person's credentials. It acts each time and on whatever is there, wherever that came
 * from; what is there already stays as it is, so that an export that is imported again changes nothing.
 */
@ApplicationScoped
public class ApplyImport {

    /** Stands where a source is named, for what an import supplied. */
    public static final String SOURCE = CodeOrigin.IMPORT;

    /** What the import says. */
    public record ImportedWords(SourceWord accessCode, ImportedCards cards) {}

    private final ImportCode code;
    private final ImportCards cards;

    ApplyImport(ImportCode code, ImportCards cards) {
        this.code = code;
        this.cards = cards;
    }

    public Uni<Void> apply(PersonChange change, ImportedWords words) {
        return code.apply(change, words.accessCode()).chain(() -> cards.apply(change, words.cards()));
    }
}
