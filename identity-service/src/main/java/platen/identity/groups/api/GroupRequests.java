package platen.identity.groups.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.api.FlawedDraft;
import platen.identity.domain.Flaws;
import platen.identity.groups.domain.GroupRule.Effect;
import platen.identity.groups.domain.RuleDraft;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** What administrators send about groups. */
final class GroupRequests {

    private static final int LONGEST_NAME = 256;
    private static final int MOST_MEMBERS = 1_000;

    private GroupRequests() {}

    /** A group to be made by hand. */
    @Schema(name = "CreateGroupRequest")
    public record Create(
            @Schema(required = true, maxLength = LONGEST_NAME) @Nullable
            String name,

            @Schema(description = "Ids of users, 1,000 at most; more can be added later") @Nullable
            List<@Nullable UUID> members) {

        String checkedName() {
            return required(name);
        }

        Set<UUID> checkedMembers() {
            return people("members", members);
        }
    }

    /** What is to change; what is left out stays. */
    @Schema(name = "GroupPatch")
    public record Patch(
            @Schema(description = "Of a group made by hand", maxLength = LONGEST_NAME) @Nullable
            String name,

            @Schema(description = "Of a source's group: whether its members are followed") @Nullable
            Boolean targeted) {

        @Nullable
        String checkedName() {
            return name == null ? null : required(name);
        }
    }

    /** Who comes and who goes. */
    @Schema(name = "MembersChange")
    public record Members(
            @Schema(description = "Ids of users, 1,000 at most") @Nullable
            List<@Nullable UUID> add,

            @Schema(description = "Ids of users, 1,000 at most") @Nullable
            List<@Nullable UUID> remove) {

        Set<UUID> added() {
            return people("add", add);
        }

        Set<UUID> removed() {
            Set<UUID> removed = people("remove", remove);
            if (added().stream().anyMatch(removed::contains)) {
                throw Problems.invalid(List.of(Violation.at("/remove", "must not hold anybody who is to be added")))
                        .exception();
            }
            return removed;
        }
    }

    /** What being in a group is to do. */
    @Schema(name = "GroupRuleRequest")
    public record Rule(
            @Schema(
                    required = true,
                    enumeration = {RuleDraft.CREDIT, RuleDraft.CODE_POLICY})
            @Nullable
            String kind,

            @Schema(description = "Of a credit: a decimal number", examples = "10.00") @Nullable
            String amount,

            @Schema(description = "Of a credit: ISO 4217", examples = "USD") @Nullable
            String currency,

            @Schema(
                    description = "Of a credit: whether members of now get it too, not only who joins from now on",
                    defaultValue = "false")
            @Nullable
            Boolean presentMembers,

            @Schema(description = "Of a code policy: the name of an override that accesscode-service has") @Nullable
            String codePolicy,

            @Schema(description = "Of a code policy: the highest of a person's groups holds") @Nullable
            Integer priority) {

        Effect effect() {
            return FlawedDraft.refuse(
                    new RuleDraft(kind, amount, currency, presentMembers, codePolicy, priority).checked());
        }
    }

    private static String required(@Nullable String name) {
        var flaws = new Flaws();
        String checked = flaws.required("name", name, LONGEST_NAME);
        return FlawedDraft.refuse(flaws.orElse(() -> checked));
    }

    private static Set<UUID> people(String field, @Nullable List<@Nullable UUID> ids) {
        if (ids == null) {
            return Set.of();
        }
        List<Violation> wrong = new ArrayList<>();
        if (ids.size() > MOST_MEMBERS) {
            wrong.add(Violation.at("/" + field, "must have at most 1,000 members"));
        }
        if (ids.stream().anyMatch(Objects::isNull)) {
            wrong.add(Violation.at("/" + field, "must hold ids only"));
        }
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong).exception();
        }
        var people = new LinkedHashSet<UUID>();
        ids.forEach(id -> people.add(Objects.requireNonNull(id)));
        return people;
    }
}
