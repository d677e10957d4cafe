package platen.accesscode.importing.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.importing.ApplyImport;
import platen.accesscode.importing.ValidateCredentials;
import platen.accesscode.importing.api.CredentialValidationRequest.Box;
import platen.accesscode.importing.api.CredentialValidationRequest.Item;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.UnsealFailed;
import platen.kit.crypto.Unsealer;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** For identity: what an import would make of codes and cards. */
@Path("/api/v1/service/credential-validations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
public class CredentialValidationResource {

    private static final String SET = "set";

    private final ValidateCredentials validate;
    private final Unsealer unsealer;

    CredentialValidationResource(ValidateCredentials validate, Unsealer unsealer) {
        this.validate = validate;
        this.unsealer = unsealer;
    }

    /** Opening hundreds of boxes takes longer than an event loop should be kept. */
    @POST
    @Blocking
    @Operation(summary = "Tell which codes and cards an import could set; changes nothing")
    public Uni<CredentialValidationView> validate(@Valid CredentialValidationRequest body) {
        List<Violation> errors = new ArrayList<>();
        Set<String> refs = new HashSet<>();
        List<ValidateCredentials.Item> items = new ArrayList<>(body.items().size());
        for (int place = 0; place < body.items().size(); place++) {
            Item item = body.items().get(place);
            String pointer = "/items/" + place;
            if (!refs.add(item.ref())) {
                errors.add(Violation.at(pointer + "/ref", "must not be another item's too"));
            }
            items.add(open(body, item, pointer, errors));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors).exception();
        }
        return validate.validate(body.organisation(), items).map(CredentialValidationView::of);
    }

    private ValidateCredentials.Item open(
            CredentialValidationRequest body, Item item, String pointer, List<Violation> errors) {
        List<String> cards = new ArrayList<>();
        List<Box> boxes = item.cards() == null ? List.of() : item.cards();
        for (int place = 0; place < boxes.size(); place++) {
            String value = open(body, item, CredentialKind.CARD, boxes.get(place), pointer + "/cards/" + place, errors);
            cards.add(value == null ? "" : value);
        }
        return new ValidateCredentials.Item(item.ref(), item.userId(), code(body, item, pointer, errors), cards);
    }

    private @Nullable String code(CredentialValidationRequest body, Item item, String pointer, List<Violation> errors) {
        var code = item.accessCode();
        if (code == null) {
            return null;
        }
        if (code.state().equals(SET) != (code.sealed() != null)) {
            errors.add(Violation.at(pointer + "/accessCode", "must be sealed when it is set, and only then"));
            return null;
        }
        return code.sealed() == null
                ? null
                : open(body, item, CredentialKind.ACCESS_CODE, code.sealed(), pointer + "/accessCode/sealed", errors);
    }

    private @Nullable String open(
            CredentialValidationRequest body,
            Item item,
            CredentialKind kind,
            Box box,
            String pointer,
            List<Violation> errors) {
        var context = SealContext.directory(
                body.organisation(), ApplyImport.SOURCE, item.ref(), item.observationId(), kind.slug());
        try {
            return unsealer.openText(box.sealed(), context);
        } catch (UnsealFailed foreign) {
            errors.add(Violation.at(pointer, "does not open as a value of this item"));
            return null;
        }
    }
}
