package nicc.dsl.model;

/// A local copy of a record in guest memory, read once. Remembers the slot of the ring that it was taken
/// from, if any.
///
/// @param name the name, unique within its action or hook
/// @param layout the layout that it was read as
public record Snapshot(String name, Layout layout) {}
