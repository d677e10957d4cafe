package platen.kubernetes.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that stand in {@code @ConfigProperty} or, as an expression, in another annotation such as {@code @Scheduled}. */
final class AnnotatedKeys {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(?<key>platen\\.[a-z.-]+)(?::(?<preset>[^}]*))?}");

    private AnnotatedKeys() {}

    /** The keys below a folder of sources that begin with {@code platen.}, each with its value when nothing sets it. */
    static Map<String, Optional<String>> below(Path folder) {
        Map<String, Optional<String>> keys = new TreeMap<>();
        for (CompilationUnitTree unit :
                JavaSources.below(folder, "@ConfigProperty", "${platen.").units()) {
            new Scanner(keys).scan(unit, null);
        }
        return keys;
    }

    private static final class Scanner extends TreeScanner<Void, Void> {

        private final Map<String, Optional<String>> keys;

        private Scanner(Map<String, Optional<String>> keys) {
            this.keys = keys;
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            if (annotation.getAnnotationType().toString().equals("ConfigProperty")) {
                JavaSources.attribute(annotation, "name")
                        .filter(name -> name.startsWith("platen."))
                        .ifPresent(name -> add(name, JavaSources.attribute(annotation, "defaultValue")));
            } else {
                annotation.getArguments().forEach(this::expression);
            }
            return super.visitAnnotation(annotation, nothing);
        }

        private void expression(ExpressionTree argument) {
            if (argument instanceof AssignmentTree assignment
                    && assignment.getExpression() instanceof LiteralTree literal
                    && literal.getValue() instanceof String text) {
                Matcher matcher = EXPRESSION.matcher(text);
                while (matcher.find()) {
                    add(matcher.group("key"), Optional.ofNullable(matcher.group("preset")));
                }
            }
        }

        private void add(String key, Optional<String> preset) {
            keys.merge(key, preset, (one, other) -> one.isPresent() ? one : other);
        }
    }
}
