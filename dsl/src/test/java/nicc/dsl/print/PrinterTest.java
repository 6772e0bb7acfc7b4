package nicc.dsl.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nicc.dsl.ast.Comment;
import nicc.dsl.ast.FileNode;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.parser.SpecParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Printing keeps the tree and all comments, and prints its own output as it is.
class PrinterTest {

    static List<Path> corpus() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("src/test/fixtures", "../generated/src/main/nic")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> found = Files.walk(Path.of(folder))) {
                    found.filter(f -> f.toString().endsWith(".nic")).sorted().forEach(files::add);
                }
            }
        }
        return files.stream().filter(PrinterTest::parses).toList();
    }

    private static boolean parses(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        SpecParser.parse(new SourceFile(file.toString(), read(file)), diagnostics);
        return !diagnostics.hasErrors();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileNode parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        FileNode node = SpecParser.parse(new SourceFile("printed.nic", text), diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        return node;
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void printing_keeps_the_tree(Path file) {
        FileNode tree = parse(read(file));
        assertThat(shape(parse(Printer.print(tree)))).isEqualTo(shape(tree));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void printing_twice_changes_nothing(Path file) {
        String once = Printer.print(parse(read(file)));
        assertThat(Printer.print(parse(once))).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void comments_stay_in_order(Path file) {
        FileNode tree = parse(read(file));
        assertThat(parse(Printer.print(tree)).comments())
                .extracting(Comment::text)
                .containsExactlyElementsOf(
                        tree.comments().stream().map(Comment::text).toList());
    }

    @Test
    void what_stood_in_one_line_stays_there() {
        assertThat(Printer.print(parse("template t{sw r;/* why */onread rclr;}")))
                .containsSubsequence("{\n  sw r;", "/* why */\n  onread rclr;\n}\n");
        assertThat(Printer.print(parse("template t{sw r;onread rclr;}")))
                .isEqualTo("template t { sw r; onread rclr; }\n");
    }

    /// A tree without its places: equal for trees that say the same.
    private static Object shape(Object node) {
        return switch (node) {
            case Span _ -> "";
            case FileNode f -> List.of(shape(f.imports()), shape(f.items()));
            case List<?> list -> list.stream().map(PrinterTest::shape).toList();
            case Optional<?> optional -> optional.map(PrinterTest::shape);
            case Record record -> components(record);
            default -> node;
        };
    }

    private static List<Object> components(Record record) {
        List<Object> shapes = new ArrayList<>();
        shapes.add(record.getClass().getSimpleName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                shapes.add(shape(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
        return shapes;
    }
}
