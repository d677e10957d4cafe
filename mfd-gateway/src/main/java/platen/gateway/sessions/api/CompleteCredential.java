package platen.gateway.sessions.api;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import platen.gateway.sessions.api.LoginRequest.CredentialRequest;

/** A credential with all that its type needs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CompleteCredential.Check.class)
@interface CompleteCredential {

    String message() default "must not be null";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names each part that is missing. */
    final class Check implements ConstraintValidator<CompleteCredential, CredentialRequest> {

        @Override
        public boolean isValid(@Nullable CredentialRequest credential, ConstraintValidatorContext context) {
            if (credential == null || credential.type() == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            return switch (credential.type()) {
                case CODE, CARD, ONE_TIME_CODE -> has(context, "value", credential.value());
                case CARD_PIN ->
                    has(context, "pin", credential.pin())
                            & (credential.ticket() != null || has(context, "value", credential.value()));
                case PASSWORD ->
                    has(context, "username", credential.username()) & has(context, "value", credential.value());
            };
        }

        private static boolean has(ConstraintValidatorContext context, String name, @Nullable String part) {
            if (part == null) {
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode(name)
                        .addConstraintViolation();
            }
            return part != null;
        }
    }
}
