package platen.kit.rest;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMatrix;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import platen.kit.rest.Problem.Violation;

/** Says of broken bean validation constraints which part of the request broke them. */
final class ViolatedConstraints {

    private static final Set<Class<? extends Annotation>> PARAMETERS = Set.of(
            BeanParam.class,
            QueryParam.class,
            PathParam.class,
            HeaderParam.class,
            CookieParam.class,
            MatrixParam.class,
            RestQuery.class,
            RestPath.class,
            RestHeader.class,
            RestCookie.class,
            RestMatrix.class);

    private ViolatedConstraints() {}

    /** A broken promise about a return value, or of an inner bean, is not. */
    static boolean isCallersFault(ConstraintViolationException failure) {
        return !failure.getConstraintViolations().isEmpty()
                && failure.getConstraintViolations().stream().allMatch(ViolatedConstraints::isOfARequest);
    }

    private static boolean isOfARequest(ConstraintViolation<?> violation) {
        Iterator<Path.Node> path = violation.getPropertyPath().iterator();
        return path.hasNext()
                && path.next().getKind() == ElementKind.METHOD
                && path.hasNext()
                && path.next().getKind() == ElementKind.PARAMETER;
    }

    static List<Violation> of(ConstraintViolationException failure) {
        return failure.getConstraintViolations().stream()
                .map(ViolatedConstraints::of)
                .sorted(Comparator.comparing(Violation::toString))
                .toList();
    }

    private static Violation of(ConstraintViolation<?> violation) {
        Iterator<Path.Node> path = violation.getPropertyPath().iterator();
        Path.MethodNode method = path.next().as(Path.MethodNode.class);
        Path.ParameterNode parameter = path.next().as(Path.ParameterNode.class);
        if (isBody(violation.getRootBeanClass(), method, parameter)) {
            return Violation.at(pointer(path), violation.getMessage());
        }
        String name = parameter.getName();
        while (path.hasNext()) {
            name = path.next().getName();
        }
        return Violation.ofParameter(name, violation.getMessage());
    }

    /** The bean may be a generated subclass that repeats no annotations, so its superclasses are asked as well. */
    private static boolean isBody(Class<?> resource, Path.MethodNode method, Path.ParameterNode parameter) {
        Class<?>[] types = method.getParameterTypes().toArray(Class<?>[]::new);
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            for (Method declared : type.getDeclaredMethods()) {
                if (declared.getName().equals(method.getName())
                        && Arrays.equals(declared.getParameterTypes(), types)
                        && isParameter(declared.getParameterAnnotations()[parameter.getParameterIndex()])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isParameter(Annotation[] annotations) {
        return Arrays.stream(annotations).map(Annotation::annotationType).anyMatch(PARAMETERS::contains);
    }

    private static String pointer(Iterator<Path.Node> path) {
        StringBuilder pointer = new StringBuilder();
        while (path.hasNext()) {
            Path.Node node = path.next();
            if (node.isInIterable()) {
                Object place = node.getIndex() != null ? node.getIndex() : node.getKey();
                pointer.append('/').append(place == null ? "-" : JsonFailures.escape(place.toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(JsonFailures.escape(node.getName()));
            }
        }
        return pointer.toString();
    }
}
