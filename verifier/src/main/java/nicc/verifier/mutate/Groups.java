package nicc.verifier.mutate;

import java.util.HashMap;
import java.util.Map;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Relations;

/// The parts of a device that methods belong to, for the table.
final class Groups {
    private final Map<String, String> known = new HashMap<>();

    Groups(Device device, Relations relations) {
        device.actions().forEach(action -> known.put(action.name(), "actions"));
        device.functions().forEach(function -> known.put(function.name(), "functions"));
        for (Relations.Engine engine : relations.engines()) {
            known.put(engine.ready(), "engines");
            known.put(engine.step(), "engines");
        }
        device.rings().forEach(ring -> {
            for (String part : new String[] {"Base", "Size", "Available", "Advance"}) {
                known.put(ring.name() + part, "engines");
            }
        });
        known.put(relations.expire(), "time");
        known.put("nextDeadline", "time");
        known.put("work", "work loop");
        known.put("<init>", "resets");
        known.put("link", "resets");
        relations.update().forEach(update -> known.put(update, "interrupts"));
    }

    String of(String method) {
        String group = known.get(method);
        if (group != null) {
            return group;
        }
        if (method.startsWith("save") || method.startsWith("expect") || method.startsWith("restore")) {
            return "state images";
        }
        if (method.startsWith("reset") || method.startsWith("onReset") || method.startsWith("onLink")) {
            return "resets";
        }
        if (method.startsWith("expire")) {
            return "time";
        }
        boolean line = known.entrySet().stream()
                .anyMatch(entry -> entry.getValue().equals("interrupts")
                        && method.startsWith(entry.getKey().replaceFirst("^update", "")));
        return line ? "interrupts" : "registers";
    }
}
