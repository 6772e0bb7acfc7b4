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

    /// Whether a device has refused an image: that is what it should do with one that is none.
    static boolean refusal(InvocationTargetException thrown) {
        return thrown.getCause() != null
                && thrown.getCause().getClass().getSimpleName().equals("StateFormatException");
    }
}
