package platen.identity.api;

import java.util.List;
import platen.identity.domain.Checked;
import platen.identity.domain.Flaw;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Answers a flawed draft with 400 and a pointer to each flaw. */
public final class FlawedDraft {

    private FlawedDraft() {}

    /** The value of a draft without flaws. */
    public static <T> T refuse(Checked<T> draft) {
        return switch (draft) {
            case Checked.Valid<T> valid -> valid.value();
            case Checked.Flawed<T> flawed -> throw problem(flawed.flaws()).exception();
        };
    }

    public static Problem problem(List<Flaw> flaws) {
        return Problems.invalid(flaws.stream()
                .map(flaw -> Violation.at("/" + flaw.field(), flaw.detail()))
                .toList());
    }
}
