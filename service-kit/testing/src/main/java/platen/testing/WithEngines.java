package platen.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code @QuarkusTest} real PostgreSQL and Kafka, key material and an OIDC issuer. All tests of a module that carry it share one
 * start of the service; a test without it makes the service start again.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(value = EnginesTestResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
public @interface WithEngines {}
