package platen.identity.imports.api;

import platen.identity.imports.ImportRefused;
import platen.identity.imports.files.UnreadableFile;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** Answers to files that are not taken. */
final class UploadRefusals {

    private UploadRefusals() {}

    static Problem of(ImportRefused refused) {
        return switch (refused.reason()) {
            case ANOTHER_OPEN -> anotherOpen();
            case BUSY ->
                Problem.of(503, "imports-busy", "Too many files at once")
                        .withDetail("Too many files are being read at this moment. Send it again in a minute.");
            case NO_SUCH_ORGANISATION -> Problems.notFound("organisation");
            case GONE ->
                Problems.conflict(
                        "import-gone",
                        "The import has ended",
                        "The import was cancelled, or took too long, while it was read.");
        };
    }

    static Problem anotherOpen() {
        return Problems.conflict(
                "import-already-open",
                "Another import is at work",
                "One import of the organisation at a time is read, looked over or applied. Wait for it, or cancel it.");
    }

    static Problem of(UnreadableFile file) {
        Problem problem = switch (file.reason()) {
            case TOO_LARGE -> Problem.of(413, "import-too-large", "The file is too large");
            case TOO_MANY_ROWS -> Problem.of(422, "import-too-many-rows", "The file has too many rows");
            case NOT_TEXT -> Problem.of(422, "import-not-text", "The file's encoding is unclear");
            case MALFORMED -> Problem.of(422, "import-malformed", "The file cannot be read to its end");
            case NO_HEADER, HEADER_UNCLEAR ->
                Problem.of(422, "import-header-unclear", "The first line does not tell what the columns are");
        };
        Problem told = problem.withDetail(file.getMessage());
        return file.line() == 0 ? told : told.with("line", file.line());
    }
}
