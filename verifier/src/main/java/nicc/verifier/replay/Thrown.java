package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;

/// What a class has thrown, in words.
final class Thrown {
    private Thrown() {}

    /// The exception, and the line that it comes from.
    static String text(InvocationTargetException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        StackTraceElement[] trace = cause.getStackTrace();
        return "throws " + cause + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
