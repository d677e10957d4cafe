package platen.accesscode.importing.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.importing.ValidateCredentials.Judged;
import platen.accesscode.importing.domain.Verdict;

/** What an import would make of each item, in the items' order. */
@Schema(name = "CredentialValidationResult")
public record CredentialValidationView(List<Item> items) {

    /**
     * @param accessCode left out when the item sets none
     */
    @Schema(name = "CredentialValidationItemResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(String ref, @Nullable Result accessCode, List<Result> cards) {}

    /**
     * @param verdict {@code ok}, {@code refused}, {@code taken} or {@code duplicate-in-batch}
     * @param rule that is broken
     * @param holderUserId who has it
     * @param firstRef the item that has it first
     * @param closeNeighbours of a code: how many other people's are one typing slip away
     */
    @Schema(name = "CredentialVerdict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            String verdict,
            @Nullable String rule,
            @Nullable UUID holderUserId,
            @Nullable String firstRef,
            @Nullable Integer closeNeighbours) {

        static Result of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Fits(int neighbours) -> new Result("ok", null, null, null, neighbours);
                case Verdict.Refused(String rule) -> new Result("refused", rule, null, null, null);
                case Verdict.Taken(UUID holder) -> new Result("taken", null, holder, null, null);
                case Verdict.Repeated(String ref) -> new Result("duplicate-in-batch", null, null, ref, null);
            };
        }
    }

    static CredentialValidationView of(List<Judged> judged) {
        return new CredentialValidationView(
                judged.stream().map(CredentialValidationView::item).toList());
    }

    private static Item item(Judged judged) {
        return new Item(
                judged.ref(),
                judged.code() == null ? null : Result.of(judged.code()),
                judged.cards().stream().map(Result::of).toList());
    }
}
