package nicc.compiler.ir;

/// What the device does by itself.
///
/// @param name the engine
/// @param ready the function that says whether it can step
/// @param step the function that does a step
/// @param receives whether each step consumes a frame of the wire
public record EngineCode(String name, String ready, String step, boolean receives) {}
