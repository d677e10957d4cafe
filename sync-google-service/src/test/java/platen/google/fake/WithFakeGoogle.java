package platen.google.fake;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Points the service under test at {@link FakeGoogle}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(value = FakeGoogleAddress.class, scope = TestResourceScope.MATCHING_RESOURCES)
public @interface WithFakeGoogle {}
