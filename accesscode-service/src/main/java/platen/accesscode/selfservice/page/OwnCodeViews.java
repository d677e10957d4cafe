package platen.accesscode.selfservice.page;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Caller;
import platen.accesscode.Cause;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.selfservice.FindOneself;
import platen.accesscode.selfservice.RegenerateOwnCode;
import platen.accesscode.selfservice.RegenerateOwnCode.Result;
import platen.accesscode.selfservice.ShowOwnCode;
import platen.accesscode.selfservice.ShowOwnCode.Showing;
import platen.accesscode.selfservice.domain.Oneself;
import platen.accesscode.selfservice.domain.Somebody;
import platen.kit.rest.IdempotentRequest;

/** Turns what the use cases say into what the page shows. */
@ApplicationScoped
class OwnCodeViews {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Caller caller;
    private final FindOneself find;
    private final ShowOwnCode show;
    private final RegenerateOwnCode regenerate;

    OwnCodeViews(Caller caller, FindOneself find, ShowOwnCode show, RegenerateOwnCode regenerate) {
        this.caller = caller;
        this.find = find;
        this.show = show;
        this.regenerate = regenerate;
    }

    Uni<PageView> masked(Somebody self, boolean fresh) {
        return asOneself(
                self,
                user -> show.show(self.organisation(), user)
                        .map(showing -> view(
                                showing,
                                shown -> of(PageState.MASKED)
                                        .withCode(code(shown).masked(), shown.regeneration(), fresh)
                                        .withForm(FormToken.of(self.token()), null))));
    }

    Uni<PageView> revealed(Somebody self) {
        return asOneself(
                self,
                user -> show.reveal(self.organisation(), user, cause(self))
                        .map(showing -> view(
                                showing,
                                shown -> of(PageState.REVEALED)
                                        .withCode(code(shown).value(), shown.regeneration(), false)
                                        .withForm(FormToken.of(self.token()), null))));
    }

    /** Asks before a code stops working. */
    Uni<PageView> confirm(Somebody self) {
        String key = UUID.randomUUID().toString();
        return asOneself(
                self,
                user -> show.show(self.organisation(), user)
                        .map(showing -> view(
                                showing,
                                shown -> shown.regeneration()
                                        ? of(PageState.CONFIRM).withForm(FormToken.of(self.token()), key)
                                        : of(PageState.NOT_ALLOWED))));
    }

    /** Null when there is a new code. */
    Uni<@Nullable PageView> renewed(Somebody self, String key) {
        var request = new IdempotentRequest(
                key, self.subject().issuer() + " " + self.subject().subject(), "my-code");
        return asOneself(
                self,
                user -> regenerate
                        .regenerate(self.organisation(), user, Optional.of(request), cause(self))
                        .map(OwnCodeViews::refusal));
    }

    private static @Nullable PageView refusal(Result result) {
        return switch (result) {
            case Result.Regenerated regenerated -> null;
            case Result.NotViewable not -> of(PageState.NOT_VIEWABLE);
            case Result.NotAllowed not -> of(PageState.NOT_ALLOWED);
            case Result.TooMany tooMany ->
                of(PageState.TOO_MANY)
                        .withLimit(
                                tooMany.perDay(),
                                Math.max(
                                        1,
                                        tooMany.pause().plus(HOUR).minusNanos(1).toHours()));
            case Result.PersonInactive inactive -> of(PageState.INACTIVE);
            case Result.NoCode none -> of(PageState.NO_CODE);
        };
    }

    private static PageView view(Showing showing, Function<Showing.Shown, PageView> shown) {
        return switch (showing) {
            case Showing.Shown there -> shown.apply(there);
            case Showing.NotViewable not -> of(PageState.NOT_VIEWABLE);
            case Showing.PersonInactive inactive -> of(PageState.INACTIVE);
            case Showing.NoCode none -> of(PageState.NO_CODE);
        };
    }

    private Uni<@Nullable PageView> asOneself(Somebody self, Function<UUID, Uni<@Nullable PageView>> work) {
        return find.find(self).chain(oneself -> switch (oneself) {
            case Oneself.Known known -> work.apply(known.user());
            case Oneself.Refused refused ->
                Uni.createFrom()
                        .item(of(
                                switch (refused.slug()) {
                                    case "person-inactive" -> PageState.INACTIVE;
                                    case "person-bound-elsewhere" -> PageState.BOUND_ELSEWHERE;
                                    default -> PageState.NOT_KNOWN;
                                }));
            case Oneself.Unavailable unavailable -> Uni.createFrom().item(of(PageState.UNAVAILABLE));
        });
    }

    private Cause cause(Somebody self) {
        return caller.ownCause(self.subject().subject());
    }

    private static AccessCode code(Showing.Shown shown) {
        return shown.code().held().code();
    }

    private static PageView of(PageState state) {
        return PageView.of(state, true);
    }
}
