package platen.accesscode.cards.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Caller;
import platen.accesscode.cards.CardChange;
import platen.accesscode.cards.ManageCards;
import platen.accesscode.cards.ShowCards;
import platen.accesscode.cards.domain.Card;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Page;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/**
 * Somebody's swipe cards. Removing one needs no If-Match: its number never changes, and taking a lost card away must not wait
 * for somebody's new label.
 */
@Path("/api/v1/users/{id}/cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CardResource {

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final CurrentIdempotentRequest request;
    private final ShowCards show;
    private final ManageCards cards;

    CardResource(
            CurrentOrganisation organisation,
            Caller caller,
            CurrentIdempotentRequest request,
            ShowCards show,
            ManageCards cards) {
        this.organisation = organisation;
        this.caller = caller;
        this.request = request;
        this.show = show;
        this.cards = cards;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List a person's cards; ?removed=true lists those that can be restored")
    public Uni<Page<CardView>> list(@RestPath UUID id, @QueryParam("removed") @DefaultValue("false") boolean removed) {
        return removed
                ? show.removed(organisation.id(), id).map(found -> page(found, CardView::of))
                : show.list(organisation.id(), id).map(found -> page(found, CardView::of));
    }

    private static <T> Page<CardView> page(@Nullable List<T> found, Function<T, CardView> view) {
        if (found == null) {
            throw Problems.notFound("user").exception();
        }
        return new Page<>(found.stream().map(view).toList(), null);
    }

    @GET
    @Path("{cardId}")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show one of a person's cards")
    public Uni<RestResponse<CardView>> show(@RestPath UUID id, @RestPath UUID cardId) {
        return show.find(organisation.id(), id, cardId).map(card -> {
            if (card == null) {
                throw Problems.notFound("card").exception();
            }
            return answer(card);
        });
    }

    @POST
    @RolesAllowed("admin")
    @Idempotent
    @Operation(summary = "Register a card for a person")
    public Uni<RestResponse<CardView>> register(@RestPath UUID id, @Valid CardRequest body) {
        return cards.register(organisation.id(), body.of(id), request.get(), caller.cause())
                .map(CardResource::cardOrProblem)
                .map(card -> {
                    URI location = URI.create("/api/v1/users/" + id + "/cards/" + card.id());
                    return ETags.created(location, CardView.of(card), card.version());
                });
    }

    @PUT
    @Path("{cardId}")
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Give a card another label or end")
    public Uni<RestResponse<CardView>> change(
            @RestPath UUID id,
            @RestPath UUID cardId,
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch,
            @Valid CardTermsBody body) {
        return cards.change(organisation.id(), id, cardId, body.terms(), ifMatch::matches, caller.cause())
                .map(CardResource::cardOrProblem)
                .map(CardResource::answer);
    }

    @DELETE
    @Path("{cardId}")
    @RolesAllowed("admin")
    @Operation(summary = "Remove a person's card")
    public Uni<RestResponse<Void>> remove(@RestPath UUID id, @RestPath UUID cardId) {
        return cards.remove(organisation.id(), id, cardId, caller.cause()).map(result -> {
            if (result instanceof CardChange.Removed) {
                return RestResponse.noContent();
            }
            throw CardProblems.of(result).exception();
        });
    }

    @POST
    @Path("{cardId}/restore")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("admin")
    @Operation(summary = "Give a removed card back to whom it was taken from; once more changes nothing")
    public Uni<RestResponse<CardView>> restore(@RestPath UUID id, @RestPath UUID cardId) {
        return cards.restore(organisation.id(), id, cardId, caller.cause())
                .map(CardResource::cardOrProblem)
                .map(CardResource::answer);
    }

    private static RestResponse<CardView> answer(Card card) {
        return ETags.ok(CardView.of(card), card.version());
    }

    private static Card cardOrProblem(CardChange result) {
        if (result instanceof CardChange.Done(Card card)) {
            return card;
        }
        throw CardProblems.of(result).exception();
    }
}
