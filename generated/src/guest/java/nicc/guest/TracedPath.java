package nicc.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nicc.runtime.device.PathDescription;
import nicc.runtime.device.PathDescription.Step;

/// Finds an I/O path of the spec in a trace, and compares how many accesses it took with how many the spec
/// predicts.
final class TracedPath {

    private final PathDescription path;
    private final Set<String> steps;
    private final Pattern pattern;

    TracedPath(PathDescription path) {
        this.path = path;
        this.steps = accesses(path.steps()).collect(Collectors.toSet());
        this.pattern = Pattern.compile(regex(path.steps()));
    }

    /// Each time that a driver took the path.
    ///
    /// @param frames units that it handled
    /// @param traced accesses in the trace
    /// @param predicted accesses by the spec, for that many units
    record Occurrence(int frames, long traced, long predicted) {}

    /// Whether the path has such an access.
    boolean has(TracedAccess access) {
        return steps.contains(access.step());
    }

    /// Cuts a trace of this path's accesses only into occurrences of the path.
    ///
    /// @param frames finds the number of units from an occurrence's accesses
    /// @throws AssertionError when the trace is anything else than occurrences of the path, one behind the
    /// other
    List<Occurrence> occurrences(List<TracedAccess> trace, ToIntFunction<List<TracedAccess>> frames) {
        String text = trace.stream().map(TracedPath::word).collect(Collectors.joining());
        Matcher matcher = pattern.matcher(text);
        List<Occurrence> found = new ArrayList<>();
        int at = 0;
        while (at < trace.size()) {
            if (!matcher.lookingAt() || matcher.end() == matcher.regionStart()) {
                throw new AssertionError("not the path %s: %s".formatted(path.name(), context(trace, at)));
            }
            int length = (int) matcher.group().chars().filter(c -> c == ';').count();
            List<TracedAccess> occurrence = trace.subList(at, at + length);
            int n = frames.applyAsInt(occurrence);
            long optional = occurrence.stream()
                    .filter(access -> isOptional(access.step()))
                    .count();
            found.add(new Occurrence(n, length - optional, count(path.steps(), n)));
            at += length;
            matcher.region(matcher.end(), text.length());
        }
        return found;
    }

    private static String word(TracedAccess access) {
        return access.step() + ";";
    }

    private static List<String> context(List<TracedAccess> trace, int at) {
        List<TracedAccess> near = trace.subList(Math.max(0, at - 3), Math.min(trace.size(), at + 12));
        return near.stream().map(TracedAccess::step).toList();
    }

    private static String regex(List<Step> steps) {
        return steps.stream()
                .map(step -> switch (step) {
                    case PathDescription.Access access -> Pattern.quote(name(access) + ";");
                    case PathDescription.EngineStep _ -> "";
                    case PathDescription.Repeat repeat ->
                        "(?:" + regex(repeat.steps()) + ")" + (hasAccess(repeat) ? "*" : "");
                    case PathDescription.Optional optional -> "(?:" + regex(optional.steps()) + ")?";
                })
                .collect(Collectors.joining());
    }

    private static long count(List<Step> steps, int frames) {
        return steps.stream()
                .mapToLong(step -> switch (step) {
                    case PathDescription.Access _ -> 1;
                    case PathDescription.EngineStep _, PathDescription.Optional _ -> 0;
                    case PathDescription.Repeat repeat ->
                        Math.ceilDiv(repeat.perUnit() * frames + repeat.constant(), repeat.divisor())
                                * count(repeat.steps(), frames);
                })
                .sum();
    }

    private boolean isOptional(String step) {
        return path.steps().stream()
                .anyMatch(candidate -> candidate instanceof PathDescription.Optional optional
                        && accesses(optional.steps()).anyMatch(step::equals));
    }

    private static boolean hasAccess(PathDescription.Repeat repeat) {
        return accesses(repeat.steps()).findAny().isPresent();
    }

    private static Stream<String> accesses(List<Step> steps) {
        return steps.stream().flatMap(step -> switch (step) {
            case PathDescription.Access access -> Stream.of(name(access));
            case PathDescription.EngineStep _ -> Stream.empty();
            case PathDescription.Repeat repeat -> accesses(repeat.steps());
            case PathDescription.Optional optional -> accesses(optional.steps());
        });
    }

    private static String name(PathDescription.Access access) {
        return (access.write() ? "write " : "read ") + access.register();
    }
}
