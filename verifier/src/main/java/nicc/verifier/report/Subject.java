package nicc.verifier.report;

/// What a proof is about.
///
/// @param device the spec's name
/// @param title the device in words
/// @param specHash SHA-256 of the spec's text and all that it imports, in hexadecimal
/// @param build the build's name
/// @param className the device class, with dots
public record Subject(String device, String title, String specHash, String build, String className) {}
