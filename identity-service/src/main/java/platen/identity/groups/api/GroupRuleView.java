package platen.identity.groups.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.Credit;
import platen.identity.groups.domain.GroupRule;
import platen.identity.groups.domain.GroupRule.GivesCodePolicy;
import platen.identity.groups.domain.GroupRule.GivesCredit;
import platen.identity.groups.domain.RuleDraft;

/** A rule, as administrators see it. */
@Schema(name = "GroupRule")
public record GroupRuleView(
        UUID id,

        @Schema(enumeration = {RuleDraft.CREDIT, RuleDraft.CODE_POLICY})
        String kind,

        @Nullable String amount,
        @Nullable String currency,
        @Nullable Boolean presentMembers,
        @Nullable String codePolicy,
        @Nullable Integer priority,

        @Schema(description = "Of a credit: whether members of before it are still being gone through")
        boolean pending,

        @Schema(description = "Of a credit: how many people have got it") @Nullable
        Integer given,

        Instant createdAt) {

    static GroupRuleView of(GroupRule rule) {
        return switch (rule.effect()) {
            case GivesCredit(Credit credit, boolean presentMembers) ->
                new GroupRuleView(
                        rule.id(),
                        RuleDraft.CREDIT,
                        credit.written(),
                        credit.currency(),
                        presentMembers,
                        null,
                        null,
                        rule.pending(),
                        rule.applied(),
                        rule.createdAt());
            case GivesCodePolicy(String name, int priority) ->
                new GroupRuleView(
                        rule.id(),
                        RuleDraft.CODE_POLICY,
                        null,
                        null,
                        null,
                        name,
                        priority,
                        false,
                        null,
                        rule.createdAt());
        };
    }
}
