package platen.accesscode.pins.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Caller;
import platen.accesscode.pins.CardPins;
import platen.accesscode.pins.CardPins.Result;
import platen.accesscode.pins.domain.CardPin;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** Somebody's card PIN. It can be set and removed, never seen. */
@Path("/api/v1/users/{id}/card-pin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CardPinResource {

    /** The PIN to be. */
    @Schema(name = "NewCardPin")
    public record CardPinRequest(
            @NotNull @Schema(description = "4 to 10 digits", writeOnly = true)
            String pin) {

        @Override
        public String toString() {
            return "CardPinRequest[…]";
        }
    }

    /**
     * @param set whether there is one
     * @param changedAt null when there never was one
     */
    @Schema(name = "CardPin")
    public record CardPinView(
            UUID userId, boolean set, @Nullable Instant changedAt, long version) {}

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final CardPins pins;

    CardPinResource(CurrentOrganisation organisation, Caller caller, CardPins pins) {
        this.organisation = organisation;
        this.caller = caller;
        this.pins = pins;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Tell whether a person has a card PIN")
    public Uni<RestResponse<CardPinView>> show(@RestPath UUID id) {
        return pins.show(organisation.id(), id).map(pin -> {
            if (pin == null) {
                throw Problems.notFound("user").exception();
            }
            return answer(pin);
        });
    }

    @PUT
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Set a person's card PIN, one for all their cards")
    public Uni<RestResponse<CardPinView>> set(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch, @Valid CardPinRequest body) {
        return pins.set(organisation.id(), id, body.pin(), ifMatch::matches, caller.cause())
                .map(CardPinResource::pinOrProblem)
                .map(CardPinResource::answer);
    }

    @DELETE
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Remove a person's card PIN")
    public Uni<RestResponse<CardPinView>> remove(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch) {
        return pins.remove(organisation.id(), id, ifMatch::matches, caller.cause())
                .map(CardPinResource::pinOrProblem)
                .map(CardPinResource::answer);
    }

    private static RestResponse<CardPinView> answer(CardPin pin) {
        return ETags.ok(new CardPinView(pin.user(), pin.isSet(), pin.changedAt(), pin.version()), pin.version());
    }

    private static CardPin pinOrProblem(Result result) {
        if (result instanceof Result.Changed(CardPin pin)) {
            return pin;
        }
        throw problem(result).exception();
    }

    private static Problem problem(Result refusal) {
        return switch (refusal) {
            case Result.Refused(String rule) ->
                Problems.unprocessable(
                                "pin-refused",
                                "The PIN breaks a rule",
                                "A PIN has 4 to 10 digits and is none that everybody would try.")
                        .with("rule", rule)
                        .withErrors(List.of(Violation.at("/pin", rule)));
            case Result.Busy busy ->
                Problem.of(503, "busy", "Too many PINs are being set").withDetail("Try again in a few seconds.");
            case Result.Stale stale -> Problems.preconditionFailed();
            case Result.PersonInactive inactive ->
                Problems.conflict(
                        "user-inactive",
                        "The person is inactive",
                        "Their cards and PIN work again when they are back.");
            case Result.UnknownPerson unknown -> Problems.notFound("user");
            case Result.Changed changed -> throw new IllegalStateException("Not a refusal");
        };
    }
}
