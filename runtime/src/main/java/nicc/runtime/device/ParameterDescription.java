package nicc.runtime.device;

/// A parameter of a spec, fixed when a device is made.
///
/// @param name the spec's name
/// @param title what it means
/// @param width bits, 1 to 64
/// @param defaultValue the value when none is given
public record ParameterDescription(String name, String title, int width, long defaultValue) {}
