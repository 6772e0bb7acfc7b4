package nicc.runtime.vhostuser;

import java.util.function.BooleanSupplier;

/// Negotiation: the device's features, those of the protocol, and who owns the session.
final class Features {
    private final RingDevice device;
    private final BooleanSupplier running;
    private long protocol;
    private boolean accepted;
    private boolean ringsWaitForEnable;

    /// Creates it for a device.
    ///
    /// @param running whether a ring is started: then features stay as they are
    Features(RingDevice device, BooleanSupplier running) {
        this.device = device;
        this.running = running;
    }

    /// Forgets what was negotiated.
    void forget() {
        protocol = 0;
        forgetDevice();
    }

    /// Forgets what the device accepted; the protocol's features are the connection's.
    void forgetDevice() {
        accepted = false;
        ringsWaitForEnable = false;
    }

    /// The protocol features in use.
    long protocol() {
        return protocol;
    }

    /// Whether the front-end switches rings on and off. One that does not know protocol features means all rings
    /// to be on (vhost-user protocol, "Ring states").
    boolean ringsAreOn() {
        return accepted && !ringsWaitForEnable;
    }

    Outcome offered(Request request, Reply reply) {
        return reply.answer(device.offered() | ProtocolFeature.F_PROTOCOL_FEATURES);
    }

    Outcome accept(Request request, Reply reply) {
        long wanted = request.getLong(0);
        long features = wanted & ~ProtocolFeature.F_PROTOCOL_FEATURES;
        if ((features & ~device.offered()) != 0 || (running.getAsBoolean() && features != device.accepted())) {
            return Outcome.REFUSED;
        }
        if (!device.accept(features)) {
            return Outcome.REFUSED;
        }
        accepted = true;
        ringsWaitForEnable = wanted != features;
        return Outcome.DONE;
    }

    Outcome protocolOffered(Request request, Reply reply) {
        return reply.answer(ProtocolFeature.OFFERED);
    }

    Outcome acceptProtocol(Request request, Reply reply) {
        long wanted = request.getLong(0);
        if ((wanted & ~ProtocolFeature.OFFERED) != 0) {
            return Outcome.REFUSED;
        }
        protocol = wanted;
        return Outcome.DONE;
    }

    Outcome queues(Request request, Reply reply) {
        return reply.answer(device.queues());
    }
}
