package nicc.compiler;

import java.util.List;
import java.util.Map;
import nicc.dsl.interp.Effect;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.interp.RecordedEnvironment;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;

/// The interpreter with the same world around it as a [Rig].
final class Oracle {
    private static final int BYTES = 0x10000;

    final RecordedEnvironment world = new RecordedEnvironment().map(Rig.MEMORY, BYTES);
    final Interpreter interpreter;
    private final List<String> engines;

    Oracle(Device device) {
        interpreter = new Interpreter(device, world, Map.of());
        engines = device.engines().stream().map(Engine::name).toList();
    }

    /// Lets engines step in the order in which a generated device does.
    ///
    /// @param budget steps at most
    /// @param batch steps that an engine takes in its turn
    void work(int budget, int batch) {
        int done = 0;
        int before = -1;
        while (done != before && done < budget) {
            before = done;
            for (String engine : engines) {
                for (int i = 0; i < batch && done < budget && interpreter.step(engine); i++) {
                    done++;
                }
            }
        }
    }

    String dump(long address, int length) {
        return world.dump(address, length).toString();
    }

    List<Effect> effects() {
        return world.drain();
    }
}
