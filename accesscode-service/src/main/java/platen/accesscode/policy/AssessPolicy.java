package platen.accesscode.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.PolicyAssessment;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransactions;

/** Tells what the organisation's policy, or one like it, means for its people or for more of them. */
@ApplicationScoped
public class AssessPolicy {

    /**
     * What to assess in place of what is.
     *
     * @param people null: as many as have a code
     */
    public record Question(
            @Nullable Long people,
            @Nullable CodeFormat format,
            @Nullable Integer minLength,
            @Nullable Double densityLimit,
            @Nullable Long devices) {}

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;

    AssessPolicy(OrganisationTransactions transactions, CodeSpaces spaces) {
        this.transactions = transactions;
        this.spaces = spaces;
    }

    /** Null when the organisation is not known. */
    public Uni<@Nullable PolicyAssessment> assess(UUID organisation, Question question) {
        return transactions.in(
                organisation,
                transaction -> spaces.find(transaction).map(space -> space == null ? null : assess(space, question)));
    }

    private static PolicyAssessment assess(CodeSpace space, Question question) {
        UniquenessPolicy stored = space.policy().uniqueness();
        var policy = new UniquenessPolicy(
                either(question.format(), stored.format()),
                either(question.minLength(), stored.minLength()),
                either(question.densityLimit(), stored.densityLimit()),
                stored.quarantineDays());
        long people = either(question.people(), space.codesHeld());
        return new PolicyAssessment(policy, Math.max(1, people), question.devices());
    }

    private static <T> T either(@Nullable T asked, T stored) {
        return asked == null ? stored : asked;
    }
}
