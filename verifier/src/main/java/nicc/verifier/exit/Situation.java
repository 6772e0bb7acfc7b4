package nicc.verifier.exit;

import java.util.List;
import nicc.dsl.interp.DeviceState;

/// A device and its guest's memory after a program from power-on.
final class Situation {
    private final List<Step> program;
    private final DeviceState state;
    private final byte[] memory;

    Situation(List<Step> program, DeviceState state, byte[] memory) {
        this.program = List.copyOf(program);
        this.state = state;
        this.memory = memory;
    }

    List<Step> program() {
        return program;
    }

    DeviceState state() {
        return state;
    }

    /// The guest's memory; nobody changes it.
    byte[] memory() {
        return memory;
    }
}
