package platen.accesscode.cards.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import platen.accesscode.Caller;
import platen.accesscode.cards.ManageCards;
import platen.accesscode.cards.ManageCards.Result;
import platen.accesscode.cards.domain.Card;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;
import platen.kit.rest.Page;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;

/** Somebody's swipe cards. A card never changes, it comes and goes; so removing one needs no If-Match. */
@Path("/api/v1/users/{id}/cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CardResource {

    /** Of every card. */
    private static final long VERSION = 1;

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final CurrentIdempotentRequest request;
    private final ManageCards cards;

    CardResource(CurrentOrganisation organisation, Caller caller, CurrentIdempotentRequest request, ManageCards cards) {
        this.organisation = organisation;
        this.caller = caller;
        this.request = request;
        this.cards = cards;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List a person's cards")
    public Uni<Page<CardView>> list(@RestPath UUID id) {
        return cards.list(organisation.id(), id).map(found -> {
            if (found == null) {
                throw Problems.notFound("user").exception();
            }
            return new Page<>(found.stream().map(CardView::of).toList(), null);
        });
    }

    @GET
    @Path("{cardId}")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show one of a person's cards")
    public Uni<RestResponse<CardView>> show(@RestPath UUID id, @RestPath UUID cardId) {
        return cards.find(organisation.id(), id, cardId).map(card -> {
            if (card == null) {
                throw Problems.notFound("card").exception();
            }
            return ETags.ok(CardView.of(card), VERSION);
        });
    }

    @POST
    @RolesAllowed("admin")
    @Idempotent
    @Operation(summary = "Register a card for a person")
    public Uni<RestResponse<CardView>> register(@RestPath UUID id, @Valid CardRequest body) {
        return cards.register(organisation.id(), id, body.number(), request.get(), caller.cause())
                .map(result -> {
                    if (result instanceof Result.Registered(Card card)) {
                        URI location = URI.create("/api/v1/users/" + id + "/cards/" + card.id());
                        return ETags.created(location, CardView.of(card), VERSION);
                    }
                    throw refusal(result);
                });
    }

    @DELETE
    @Path("{cardId}")
    @RolesAllowed("admin")
    @Operation(summary = "Remove a person's card")
    public Uni<RestResponse<Void>> remove(@RestPath UUID id, @RestPath UUID cardId) {
        return cards.remove(organisation.id(), id, cardId, caller.cause()).map(result -> {
            if (result instanceof Result.Removed) {
                return RestResponse.noContent();
            }
            throw refusal(result);
        });
    }

    private static ProblemException refusal(Result result) {
        return switch (result) {
            case Result.Refused(String rule) ->
                Problems.unprocessable(
                                "card-refused", "The card number breaks a rule", "It has 4 to 64 letters and digits.")
                        .with("rule", rule)
                        .withErrors(List.of(Violation.at("/number", rule)))
                        .exception();
            case Result.Taken taken ->
                Problems.conflict("card-already-taken", "The card is taken", "Somebody has this card already.")
                        .exception();
            case Result.PersonInactive inactive ->
                Problems.conflict(
                                "user-inactive", "The person is inactive", "Their cards work again when they are back.")
                        .exception();
            case Result.Unknown unknown -> Problems.notFound("user or card").exception();
            case Result.Registered registered -> throw new IllegalStateException("Not a refusal");
            case Result.Removed removed -> throw new IllegalStateException("Not a refusal");
        };
    }
}
