package nicc.runtime.calibrate;

/// An operation that could not be measured here.
///
/// @param id its short name
/// @param title what it is, for people
/// @param why what stood in the way
public record Missing(String id, String title, String why) {}
