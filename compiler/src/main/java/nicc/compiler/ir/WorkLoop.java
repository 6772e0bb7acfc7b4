package nicc.compiler.ir;

import java.util.List;

/// The loop around timers and engines.
///
/// @param expire the function that lets the timer expire that is due first, and says whether one was; an empty string
/// for a device without timers
/// @param engines the engines in order
/// @param batch steps that an engine takes before the next one has its turn
/// @param afterEvent functions that run after each step and each timer
/// @param afterBatch functions that run at the end of a batch
public record WorkLoop(
        String expire, List<EngineCode> engines, int batch, List<String> afterEvent, List<String> afterBatch) {

    /// Copies the lists.
    public WorkLoop {
        engines = List.copyOf(engines);
        afterEvent = List.copyOf(afterEvent);
        afterBatch = List.copyOf(afterBatch);
    }
}
