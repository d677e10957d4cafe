package platen.gateway.readers.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.gateway.readers.FindChain;
import platen.gateway.readers.domain.ChainSearch.Found;
import platen.gateway.readers.domain.Converter;
import platen.gateway.readers.domain.ConverterSpec;
import platen.gateway.readers.domain.Fault;
import platen.gateway.readers.domain.ReaderPair;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Help with converters. Card numbers sent here are kept and logged nowhere. */
@Path("/api/v1/card-converters")
@Tag(name = "Settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class CardConverterResource {

    /** Cards, each as a reader sends it and as the directory has it. */
    public record FindRequest(
            @NotNull @Size(min = 3, max = 50) List<@NotNull @Valid PairRequest> pairs) {

        @Override
        public String toString() {
            return "FindRequest[…]";
        }
    }

    /** One card. */
    public record PairRequest(
            @NotNull @Size(min = 1, max = 128) String reader,
            @NotNull @Size(min = 1, max = 128) String directory) {

        @Override
        public String toString() {
            return "PairRequest[…]";
        }
    }

    /**
     * @param chains the shortest that suit, at most five; none when nothing suits two thirds of the pairs
     * @param misfits places, from 0, of the pairs that these chains do not suit
     * @param exhausted false when the time was over before all was tried
     */
    public record FindView(List<List<ConverterSpec>> chains, List<Integer> misfits, boolean exhausted) {

        static FindView of(Found found) {
            return new FindView(
                    found.chains().stream().map(ConverterSpec::of).toList(), found.misfits(), found.exhausted());
        }
    }

    /** A chain, and what readers send. */
    public record TryRequest(
            @NotNull List<@Nullable ConverterSpec> converters,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Size(max = 512) String> values) {

        @Override
        public String toString() {
            return "TryRequest[…]";
        }
    }

    /**
     * @param results of the values in their order; null for a value that the chain does not take
     */
    public record TryView(List<@Nullable String> results) {

        @Override
        public String toString() {
            return "TryView[…]";
        }
    }

    private final FindChain findChain;
    private final CurrentOrganisation organisation;

    CardConverterResource(FindChain findChain, CurrentOrganisation organisation) {
        this.findChain = findChain;
        this.organisation = organisation;
    }

    @POST
    @Path("/find")
    @Operation(summary = "Find the converters that make directory values of reader values")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FindView.class)))
    @APIResponse(responseCode = "429", description = "Others are searching; see Retry-After")
    public Uni<Response> find(@Valid FindRequest request) {
        organisation.id();
        List<ReaderPair> pairs = request.pairs().stream()
                .map(pair -> new ReaderPair(pair.reader(), pair.directory()))
                .toList();
        return findChain
                .find(pairs)
                .map(found -> found.map(chains -> unstored(FindView.of(chains)))
                        .orElseGet(
                                () -> Response.fromResponse(Problem.of(429, "searches-running", "Others are searching")
                                                .toResponse())
                                        .header(HttpHeaders.RETRY_AFTER, 2)
                                        .build()));
    }

    @POST
    @Path("/try")
    @Operation(summary = "Show what converters make of reader values")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TryView.class)))
    public Response attempt(@Valid TryRequest request) {
        organisation.id();
        List<Fault> faults = new ArrayList<>();
        List<Converter> chain = ConverterSpec.read(request.converters(), "/converters", faults::add);
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults.stream()
                            .map(fault -> Violation.at(fault.pointer(), fault.detail()))
                            .toList())
                    .exception();
        }
        List<@Nullable String> results = new ArrayList<>();
        for (String value : request.values()) {
            results.add(Converter.chain(chain, value).orElse(null));
        }
        return unstored(new TryView(results));
    }

    private static Response unstored(Object answer) {
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
