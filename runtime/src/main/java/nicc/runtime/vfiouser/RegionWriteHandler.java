package nicc.runtime.vfiouser;

import nicc.runtime.device.ExitPlan.Mechanism;

/// REGION_WRITE. The reply repeats the payload without the data. A write without reply is posted: the guest
/// goes on.
final class RegionWriteHandler implements Handler {
    private final RegionWriter writer;

    RegionWriteHandler(RegionWriter writer) {
        this.writer = writer;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (request.length() < RegionAccessLayout.DATA) {
            return Refusal.INVALID;
        }
        int count = request.getInt(RegionAccessLayout.COUNT);
        if (count < 0 || count > request.length() - RegionAccessLayout.DATA) {
            return Refusal.INVALID;
        }
        writer.write(
                request,
                RegionAccessLayout.DATA,
                request.getInt(RegionAccessLayout.REGION),
                request.getLong(RegionAccessLayout.OFFSET),
                count,
                request.noReply() ? Mechanism.POSTED : Mechanism.TRAPPED);
        reply.echo(request, RegionAccessLayout.DATA);
        return Refusal.NONE;
    }
}
