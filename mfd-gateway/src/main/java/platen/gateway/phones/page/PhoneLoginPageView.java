package platen.gateway.phones.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.gateway.phones.domain.Asked;

/**
 * What the template shows.
 *
 * @param token of the address; secret
 * @param form what the form sends along; secret
 * @param device as the administrator named it
 * @param site where it stands
 */
public record PhoneLoginPageView(
        PhoneLoginState state,
        String token,
        String form,
        String device,
        @Nullable String site) {

    static PhoneLoginPageView of(PhoneLoginState state) {
        return new PhoneLoginPageView(state, "", "", "", null);
    }

    static PhoneLoginPageView of(PhoneLoginState state, String token, Optional<String> form, Asked asked) {
        return new PhoneLoginPageView(
                state, token, form.orElse(""), asked.device(), asked.site().orElse(null));
    }

    @Override
    public String toString() {
        return "PhoneLoginPageView[" + state + "]";
    }
}
