package platen.identity.people.api;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import platen.identity.groups.domain.GroupsOfPerson;
import platen.identity.people.api.UserView.SourceView;
import platen.identity.people.domain.Merge;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.UserProfile;
import platen.identity.subjects.domain.SubjectBinding;

/** What merging two users would do. */
public record MergePreview(
        @Schema(description = "Whether it can be done: no source has both under different ids")
        boolean possible,

        @Schema(description = "Sources to which these are two people")
        List<String> contestedSources,

        @Schema(description = "The user as it would be") UserView merged,

        @Schema(description = "The user that would be deleted, as it is")
        UserView absorbed,

        @Schema(description = "ETag of the one that stays, for If-Match")
        String etag,

        @Schema(description = "ETag of the one that goes, for withETag")
        String withETag,

        List<SourceView> movedSources,
        List<SourceView> droppedSources,

        @Schema(description = "Issuers of the sign-ins that move")
        List<String> movedSignIns,

        @Schema(
                description =
                        "Issuers of the sign-ins of the other that end, since this one has one of the same issuer")
        List<String> droppedSignIns,

        @Schema(description = "Whose access code and cards stay as they are")
        UUID credentialsStay,

        @Schema(description = "Whose access code and cards end")
        UUID credentialsEnd) {

    static MergePreview of(Merge merge) {
        return new MergePreview(
                merge.contested().isEmpty(),
                merge.contested(),
                UserView.of(new UserProfile(merge.merged(), merge.linksAfterwards(), GroupsOfPerson.NONE)),
                UserView.of(new UserProfile(merge.absorbed(), List.of(), GroupsOfPerson.NONE)),
                '"' + Long.toString(merge.merged().version()) + '"',
                '"' + Long.toString(merge.absorbed().version()) + '"',
                merge.moved().stream().map(MergePreview::source).toList(),
                merge.dropped().stream().map(MergePreview::source).toList(),
                issuers(merge.movedSignIns()),
                issuers(merge.droppedSignIns()),
                merge.merged().id(),
                merge.absorbed().id());
    }

    private static SourceView source(PersonLink link) {
        return new SourceView(link.source(), link.person().externalId(), link.missing());
    }

    private static List<String> issuers(List<SubjectBinding> signIns) {
        return signIns.stream().map(signIn -> signIn.subject().issuer()).toList();
    }
}
