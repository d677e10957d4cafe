package platen.identity.groups.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.domain.Group;
import platen.identity.groups.domain.GroupReport;
import platen.identity.groups.domain.NestedGroup;

/** A group, as administrators see it. */
@Schema(name = "Group")
public record GroupView(
        UUID id,

        @Schema(description = "by-hand when an administrator made it")
        String source,

        @Schema(description = "What the source calls it; missing of one made by hand") @Nullable
        String externalId,

        String name,

        @Schema(description = "How many people the source says are in it")
        int members,

        @Schema(description = "Whether its members are followed")
        boolean targeted,

        @Schema(description = "Whether its members are still being brought in line with the source's word")
        boolean following,

        @Schema(description = "How many groups are in it; they are not expanded")
        int nestedGroupCount,

        Instant createdAt,
        Instant updatedAt) {

    /** A group within another. */
    @Schema(name = "NestedGroup")
    public record NestedGroupView(
            String externalId,

            @Schema(description = "Missing while its source has not said anything of it") @Nullable
            UUID id,

            @Nullable String name) {

        static NestedGroupView of(NestedGroup nested) {
            return new NestedGroupView(nested.externalId(), nested.id(), nested.name());
        }
    }

    /** A group with what there is to know of it. */
    @Schema(name = "GroupReport")
    public record GroupReportView(
            GroupView group,

            @Schema(description = "How many of its members are people here; 0 of a group that is not targeted")
            int linkedMembers,

            @Schema(
                    description =
                            "The first hundred of the groups in it, whose members are not its members: target them themselves")
            List<NestedGroupView> nestedGroups) {

        static GroupReportView of(GroupReport report) {
            return new GroupReportView(
                    GroupView.of(report.group()),
                    report.linked(),
                    report.nested().stream().map(NestedGroupView::of).toList());
        }
    }

    static GroupView of(Group group) {
        return new GroupView(
                group.id(),
                group.source(),
                group.isByHand() ? null : group.externalId(),
                group.name(),
                group.members(),
                group.targeted(),
                group.following(),
                group.nested().size(),
                group.createdAt(),
                group.updatedAt());
    }
}
