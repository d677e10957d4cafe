package platen.identity.imports.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Finding;

/**
 * Something to know of a line.
 *
 * @param line of the file, from 1
 * @param cell of the row, from 1; null when it is about the whole row
 * @param refuses whether nothing is done of the row
 */
@Schema(name = "ImportProblem")
public record FindingView(int line, @Nullable Integer cell, String kind, boolean refuses, String detail) {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.line(),
                finding.cell(),
                finding.kind().slug(),
                finding.kind().refuses(),
                finding.detail());
    }
}
