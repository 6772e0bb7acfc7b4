package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// Bytes with a length.
///
/// @param name the name
/// @param title what it is for, or an empty string
/// @param capacity bytes at most
/// @param clearedBy the reset domains that clear it
/// @param span where it stands
public record Buffer(String name, String title, int capacity, List<String> clearedBy, Span span) {

    /// Copies the list.
    public Buffer {
        clearedBy = List.copyOf(clearedBy);
    }
}
