package nicc.compiler.ir;

import java.util.List;

/// The loop around timers and engines.
///
/// @param expire the function that lets the timer expire that is due first, and says whether one was; an empty
/// string for a device without timers
/// @param engines the engines in order
/// @param batch steps that an engine takes before the next one has its turn
/// @param afterEvent functions that run after each step and each timer
/// @param afterBatch functions that run at the end of an engine's batch
/// @param afterWork functions that run before the runtime has control again
public record WorkLoop(
        String expire,
        List<EngineCode> engines,
        int batch,
        List<String> afterEvent,
        List<String> afterBatch,
        List<String> afterWork) {

    /// Copies the lists.
    public WorkLoop {
        engines = List.copyOf(engines);
        afterEvent = List.copyOf(afterEvent);
        afterBatch = List.copyOf(afterBatch);
        afterWork = List.copyOf(afterWork);
    }

    /// The same with longer batches.
    ///
    /// @param steps steps that an engine takes before the next one has its turn, if there are fewer now
    /// @return the loop
    public WorkLoop withBatch(int steps) {
        return new WorkLoop(expire, engines, Math.max(batch, steps), afterEvent, afterBatch, afterWork);
    }

    /// The same with other functions after each event.
    ///
    /// @param functions the functions
    /// @return the loop
    public WorkLoop withAfterEvent(List<String> functions) {
        return new WorkLoop(expire, engines, batch, functions, afterBatch, afterWork);
    }

    /// The same with other functions at the end of a batch.
    ///
    /// @param functions the functions
    /// @return the loop
    public WorkLoop withAfterBatch(List<String> functions) {
        return new WorkLoop(expire, engines, batch, afterEvent, functions, afterWork);
    }

    /// The same with other functions at the end.
    ///
    /// @param functions the functions
    /// @return the loop
    public WorkLoop withAfterWork(List<String> functions) {
        return new WorkLoop(expire, engines, batch, afterEvent, afterBatch, functions);
    }
}
