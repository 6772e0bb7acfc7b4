package nicc.runtime.vfiouser;

import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.transport.AccessPort;

/// Carries a guest's write to the region it is for. One that nothing answers has no effect.
final class RegionWriter {
    private final AccessPort port;

    RegionWriter(AccessPort port) {
        this.port = port;
    }

    /// Writes the bytes that stand at `data` in a request.
    ///
    /// @param mechanism whether the guest waits
    void write(Request request, int data, int region, long offset, int count, Mechanism mechanism) {
        int done = RegionPieces.possible(offset, count) ? 0 : count;
        while (done < count) {
            int size = RegionPieces.next(offset + done, count - done);
            long value = request.getNumber(data + done, size);
            write(region, offset + done, size, value, mechanism);
            done += size;
        }
    }

    private void write(int region, long offset, int size, long value, Mechanism mechanism) {
        if (region != Region.CONFIG) {
            port.write(region, offset, size, value, mechanism);
        } else if (offset >= 0 && offset < Region.size(port.function(), region)) {
            port.function().writeConfig((int) offset, size, value);
        }
    }
}
