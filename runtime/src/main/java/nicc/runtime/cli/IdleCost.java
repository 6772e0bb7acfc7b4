package nicc.runtime.cli;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// What devices cost that have nothing to do.
///
/// @param device which
/// @param build its build
/// @param devices how many there were in one process
/// @param seconds how long they were watched
/// @param threadsPerDevice threads for each
/// @param cpuMicrosPerSecond processor time of one device in a second, in microseconds
/// @param switchesPerSecond context switches of one device in a second: its wake-ups
/// @param heapBytes live objects of one device
/// @param residentBytes memory of one device, its part of the heap, its stack and its client included
record IdleCost(
        String device,
        String build,
        int devices,
        double seconds,
        double threadsPerDevice,
        double cpuMicrosPerSecond,
        double switchesPerSecond,
        long heapBytes,
        long residentBytes) {
    private static final double KIB = 1024;

    /// As JSON.
    ///
    /// @return indented, without a newline at its end
    String toJson() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                %d idle devices %s (%s) with a client each, in one process, for %.1f s

                of one device                 figure
                threads                     %8.2f
                processor time, µs per s    %8.2f
                wake-ups per s              %8.2f
                heap, KiB                   %8.1f
                memory in all, KiB          %8.1f""",
                devices,
                device,
                build,
                seconds,
                threadsPerDevice,
                cpuMicrosPerSecond,
                switchesPerSecond,
                heapBytes / KIB,
                residentBytes / KIB);
    }
}
