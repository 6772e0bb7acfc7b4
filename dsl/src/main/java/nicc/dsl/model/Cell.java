package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// State that consists of bits: a value or an array of values. 0 at power-on before its reset rules apply.
///
/// @param name unique in the device: the register's name, or `bank.register` where two banks share one, or the
/// variable's
/// @param title what it means, or an empty string
/// @param width bits of an element, 1 to 64
/// @param count elements, 1 for a single value
/// @param array whether it was declared as an array (an array may have one element)
/// @param resets what each reset does to it; at most one rule for a domain
/// @param span where it stands
public record Cell(String name, String title, int width, int count, boolean array, List<ResetRule> resets, Span span) {

    /// Copies the list.
    public Cell {
        resets = List.copyOf(resets);
    }

    /// The value that some domains' resets give to a cell.
    ///
    /// @param domains reset domains
    /// @param values one value for each element
    public record ResetRule(List<String> domains, List<Long> values) {
        /// Copies the lists.
        public ResetRule {
            domains = List.copyOf(domains);
            values = List.copyOf(values);
        }
    }
}
