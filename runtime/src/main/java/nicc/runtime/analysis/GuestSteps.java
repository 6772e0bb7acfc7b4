package nicc.runtime.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// In which steps the differences between the reference and the optimised card are taken away: the compiler's passes,
/// and what the runtime does ([RuntimeDifference]).
///
/// @param groups the steps, each of one name or more
public record GuestSteps(List<List<String>> groups) {

    /// Copies the lists.
    public GuestSteps {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /// One step for each name.
    ///
    /// @param names in their order
    /// @return the steps
    public static GuestSteps each(List<String> names) {
        return new GuestSteps(names.stream().map(List::of).toList());
    }

    /// Understands steps such as `posted`, `whole+join`. What no step names comes last, as one step.
    ///
    /// @param words the steps
    /// @param names all that there is
    /// @return the steps
    /// @throws IllegalArgumentException when a name is unknown or comes twice
    public static GuestSteps parse(List<String> words, List<String> names) {
        Set<String> rest = new LinkedHashSet<>(names);
        List<List<String>> groups = new ArrayList<>();
        for (String word : words) {
            List<String> group = List.of(word.split("\\+", -1));
            for (String name : group) {
                if (!rest.remove(name)) {
                    throw new IllegalArgumentException("no step \"" + word + "\": " + name
                            + (names.contains(name) ? " comes twice" : " is none of " + String.join(", ", names)));
                }
            }
            groups.add(group);
        }
        if (!rest.isEmpty()) {
            groups.add(List.copyOf(rest));
        }
        return new GuestSteps(groups);
    }

    /// What a card lacks that has gone some of the steps.
    ///
    /// @param steps how many, from 0
    /// @return the names of all later ones
    Set<String> after(int steps) {
        Set<String> names = new LinkedHashSet<>();
        groups.subList(steps, groups.size()).forEach(names::addAll);
        return names;
    }

    /// A step's name: of the first and the last difference, where there are more than two.
    ///
    /// @param step its index
    String name(int step) {
        List<String> group = groups.get(step);
        return group.size() > 2 ? group.getFirst() + ".." + group.getLast() : String.join("+", group);
    }
}
