package nicc.dsl.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a field becomes, or reads as.
///
/// @param field the field's name; empty for bits that have no name or only a part of one
/// @param text the equation
record Equation(String field, String text) {
    private static final String ANY = "f";

    /// Lines of equations that hold at once: those that differ in the name of the field only are one line.
    static List<String> lines(List<Equation> equations) {
        Map<String, List<Equation>> shapes = new LinkedHashMap<>();
        equations.forEach(equation ->
                shapes.computeIfAbsent(equation.shape(), _ -> new ArrayList<>()).add(equation));
        List<String> lines = new ArrayList<>();
        shapes.forEach(
                (shape, same) -> lines.add(same.size() == 1 ? same.getFirst().text() : line(shape, same)));
        return lines;
    }

    private static String line(String shape, List<Equation> same) {
        return shape + "  for " + ANY + " in "
                + String.join(", ", same.stream().map(Equation::field).toList());
    }

    private String shape() {
        return field.isEmpty() ? text : text.replaceAll("\\." + Pattern.quote(field) + "\\b(?!\\[)", "." + ANY);
    }
}
