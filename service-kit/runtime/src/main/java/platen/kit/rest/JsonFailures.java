package platen.kit.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.kit.rest.Problem.Violation;

/** Says what is wrong with a JSON body, without Jackson's own messages: they quote values and name classes. */
final class JsonFailures {

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class, BigInteger.class);

    private JsonFailures() {}

    static Problem problem(JsonProcessingException failure) {
        String pointer = pointer(failure);
        InputCoercionException range = find(InputCoercionException.class, failure);
        if (range != null) {
            return Problems.invalid(List.of(Violation.at(pointer, "is a number out of range")));
        }
        StreamReadException syntax = find(StreamReadException.class, failure);
        if (syntax != null || hasMoreAfterTheEnd(failure)) {
            return Problem.of(400, "malformed-json", "The body is not valid JSON")
                    .withDetail("It cannot be read" + place((syntax == null ? failure : syntax).getLocation()) + ".");
        }
        return Problems.invalid(List.of(Violation.at(pointer, expectation(failure))));
    }

    /** Jackson has no type of its own for it. */
    private static boolean hasMoreAfterTheEnd(JsonProcessingException failure) {
        return failure.getOriginalMessage() != null
                && failure.getOriginalMessage().startsWith("Trailing token");
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String pointer(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() != null ? escape(step.getFieldName()) : "" + step.getIndex())
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String expectation(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not known";
        }
        Class<?> type = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "is not acceptable";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(JsonFailures::constant)
                            .collect(Collectors.joining(", "));
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (WHOLE.contains(type)) {
            return "must be a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "must be a number";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "must be a date or time as in ISO 8601";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a string";
        }
        return type.isArray() || Iterable.class.isAssignableFrom(type) ? "must be an array" : "must be an object";
    }

    /** As JSON has it: a constant may be renamed by {@code @JsonProperty}. */
    private static String constant(Object constant) {
        String name = ((Enum<?>) constant).name();
        try {
            var renamed =
                    ((Enum<?>) constant).getDeclaringClass().getField(name).getAnnotation(JsonProperty.class);
            return renamed == null ? name : renamed.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> @Nullable T find(Class<T> type, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
