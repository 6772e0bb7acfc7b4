package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A network of a thread's own (network_namespaces(7)), with no interface but an idle loopback.
public final class NetworkNamespace {
    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final MethodHandle UNSHARE = Native.bind("unshare", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private NetworkNamespace() {}

    /// Gives the calling thread a new network, which goes away with the thread and its last socket. Other threads
    /// keep theirs. The thread must be a platform thread.
    ///
    /// @throws IOException when that is not allowed (EPERM: needs root)
    public static void enterNew() throws IOException {
        MemorySegment state = Native.state();
        long result;
        try {
            result = Native.result(state, (int) UNSHARE.invokeExact(state, CLONE_NEWNET));
        } catch (Throwable e) {
            throw Native.unexpected(e);
        }
        SystemCallException.check(result, "make a network namespace");
    }
}
