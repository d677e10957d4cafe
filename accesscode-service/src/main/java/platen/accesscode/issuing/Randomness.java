package platen.accesscode.issuing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.issuing.domain.CodeGenerator;

/** Codes are drawn from the platform's cryptographic generator. */
@Singleton
class Randomness {

    @Produces
    @Singleton
    CodeGenerator codeGenerator(AccessCodeConfig config) {
        return new CodeGenerator(new SecureRandom(), config.drawsPerLength());
    }
}
