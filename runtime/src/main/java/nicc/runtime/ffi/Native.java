package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/// Binds functions of the C library and hands on their error numbers.
final class Native {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option CAPTURE_ERRNO = Linker.Option.captureCallState("errno");
    private static final long ERRNO =
            Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    /// Where calls of this thread leave `errno`. Native code keeps errno per thread, so one place per thread is
    /// enough.
    private static final ThreadLocal<MemorySegment> STATE =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));

    private static final MethodHandle STRERROR = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

    private Native() {}

    /// Binds a function that sets errno. The handle takes the thread's [#state()] before the function's own
    /// arguments.
    static MethodHandle bind(String function, FunctionDescriptor type, Linker.Option... more) {
        List<Linker.Option> options = new ArrayList<>(List.of(more));
        options.add(CAPTURE_ERRNO);
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(function), type, options.toArray(Linker.Option[]::new));
    }

    /// The option for calls that neither block nor take long: the thread does not leave the Java state for
    /// them, which makes them some 10 ns cheaper, and a garbage collection waits for them.
    static Linker.Option brief() {
        return Linker.Option.critical(false);
    }

    /// The option for a variadic function: its arguments from `first` on are the variadic ones.
    static Linker.Option variadicFrom(int first) {
        return Linker.Option.firstVariadicArg(first);
    }

    /// The calling thread's place for errno.
    static MemorySegment state() {
        return STATE.get();
    }

    /// Turns the C library's convention, -1 and errno, into the kernel's: a negative result is the error
    /// number.
    static long result(MemorySegment state, long returned) {
        return returned == -1 ? -state.get(JAVA_INT, ERRNO) : returned;
    }

    /// A downcall handle declares Throwable, but a C function throws nothing: what arrives here is a mistake in
    /// a binding.
    static AssertionError unexpected(Throwable thrown) {
        return new AssertionError("a native call threw", thrown);
    }

    /// The text of strerror(3).
    static String errorText(int errno) {
        try {
            MemorySegment text = (MemorySegment) STRERROR.invokeExact(errno);
            return text.reinterpret(256).getString(0);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }
}
