package nicc.dsl.model;

import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// What the device does by itself, one step an event.
///
/// @param name the name
/// @param title what it is, or an empty string
/// @param section where the data sheet describes it, or an empty string
/// @param frame the buffer that receives a frame from the wire before each step; empty for engines that do
/// not receive
/// @param when whether it can step
/// @param step one step
/// @param span where it stands
public record Engine(
        String name, String title, String section, Optional<Buffer> frame, Expr when, Block step, Span span) {}
