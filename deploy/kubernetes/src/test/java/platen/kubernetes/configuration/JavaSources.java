package platen.kubernetes.configuration;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources as the compiler parses them; nothing is compiled. */
final class JavaSources {

    private final DocTrees docs;
    private final List<CompilationUnitTree> units;

    private JavaSources(DocTrees docs, List<CompilationUnitTree> units) {
        this.docs = docs;
        this.units = units;
    }

    /** The sources below a folder that mention any of the words. */
    static JavaSources below(Path folder, String... words) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(folder);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> wanted = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> mentions(file, words))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(wanted));
            List<CompilationUnitTree> units = wanted.isEmpty()
                    ? List.of()
                    : Stream.of(task.parse()).flatMap(JavaSources::each).toList();
            return new JavaSources(DocTrees.instance(task), List.copyOf(units));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    /** The first sentence of the comment at a place, in Markdown; empty where there is none. */
    String sentenceAt(TreePath place) {
        DocCommentTree comment = docs.getDocCommentTree(place);
        if (comment == null) {
            return "";
        }
        return comment.getFirstSentence().stream()
                .map(JavaSources::markdown)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The annotation of this simple name among these. */
    static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .map(AnnotationTree.class::cast)
                .findFirst();
    }

    /** What an annotation's attribute is written as; {@code value} where none is named. */
    static Optional<String> attribute(AnnotationTree annotation, String name) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment) {
                if (assignment.getVariable().toString().equals(name)) {
                    return literal(assignment.getExpression());
                }
            } else if (name.equals("value")) {
                return literal(argument);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> literal(ExpressionTree expression) {
        return expression instanceof LiteralTree it ? Optional.of(String.valueOf(it.getValue())) : Optional.empty();
    }

    private static String markdown(DocTree tree) {
        return switch (tree) {
            case com.sun.source.doctree.LiteralTree code
            when code.getKind() == DocTree.Kind.CODE -> "`" + code.getBody().getBody() + "`";
            case com.sun.source.doctree.LiteralTree text -> text.getBody().getBody();
            case LinkTree link ->
                "`" + link.getReference().getSignature().replaceFirst("^#", "").replace('#', '.') + "`";
            case EntityTree entity ->
                switch (entity.getName().toString()) {
                    case "lt" -> "<";
                    case "gt" -> ">";
                    case "amp" -> "&";
                    default -> entity.toString();
                };
            default -> tree.toString();
        };
    }

    private static Stream<CompilationUnitTree> each(Iterable<? extends CompilationUnitTree> parsed) {
        Stream.Builder<CompilationUnitTree> units = Stream.builder();
        parsed.forEach(units);
        return units.build();
    }

    private static boolean mentions(Path file, String... words) {
        try {
            String text = Files.readString(file);
            return Stream.of(words).anyMatch(text::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
