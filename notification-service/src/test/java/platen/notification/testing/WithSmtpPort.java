package platen.notification.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tells the service where its mail server will be, and begins each test with an empty queue. Every test that starts the
 * service carries it, so that they share one start.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LeftMails.class)
@WithTestResource(value = SmtpPort.class, scope = TestResourceScope.MATCHING_RESOURCES)
public @interface WithSmtpPort {}
