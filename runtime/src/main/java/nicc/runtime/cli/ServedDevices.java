package nicc.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Devices that one process serves, each at a socket of its own and with a thread of its own.
final class ServedDevices implements AutoCloseable {
    private final Map<Path, ServedDevice> devices = new LinkedHashMap<>();

    /// Adds a device, which is closed with the others from now on.
    void add(Path socket, ServedDevice device) {
        devices.put(socket, device);
    }

    /// Waits for a device to end by itself. Where there are several, one that ends leaves the others alone.
    ///
    /// @param millis how long to wait for the first one
    /// @return whether all have
    boolean ended(long millis) throws InterruptedException {
        long patience = millis;
        for (ServedDevice device : devices.values()) {
            if (!device.ended(patience)) {
                return false;
            }
            patience = 1;
        }
        return true;
    }

    /// Prints what counters have been taken since the last call.
    void printStatistics(PrintWriter out, boolean json) {
        devices.forEach((socket, device) -> {
            Statistics statistics = device.takeStatistics();
            if (statistics != null) {
                print(out, json, socket, statistics);
            }
        });
    }

    /// Prints the counters of devices that have ended.
    void printLastStatistics(PrintWriter out, boolean json) {
        devices.forEach((socket, device) -> print(out, json, socket, device.lastStatistics()));
    }

    private record Line(String socket, Statistics counters) {}

    private void print(PrintWriter out, boolean json, Path socket, Statistics statistics) {
        if (json) {
            Line line = new Line(socket.toString(), statistics);
            out.println(JsonMapper.builder().build().writeValueAsString(line));
        } else {
            out.println(devices.size() == 1 ? statistics.toString() : socket + ": " + statistics);
        }
        out.flush();
    }

    /// Ends all of them.
    @Override
    public void close() {
        devices.values().forEach(ServedDevice::close);
    }
}
