package nicc.runtime.vfiouser;

import nicc.runtime.transport.AccessPort;

/// DEVICE_RESET. Maps and eventfds stay: they are the client's.
final class ResetHandler implements Handler {
    private final AccessPort port;

    ResetHandler(AccessPort port) {
        this.port = port;
    }

    @Override
    public int handle(Request request, Reply reply) {
        port.reset();
        return Refusal.NONE;
    }
}
