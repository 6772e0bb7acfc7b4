package nicc.verifier.cache;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;
import nicc.verifier.encode.Uses;

/// The meaning of a spec in parts. What registers, actions and engines do is a part each, with all that they
/// call.
/// Everything else is shared: state, resets, hooks, interrupts, rings, layouts, and where registers are.
final class SpecDigest {
    private final Device device;
    private final ModelDigest model;
    private final Map<String, Record> parts = new HashMap<>();

    SpecDigest(Device device) {
        this.device = device;
        this.model = new ModelDigest(this::bank);
        device.actions().forEach(action -> parts.put(Uses.name(action), action));
        device.engines().forEach(engine -> parts.put(Uses.name(engine), engine));
        for (Bank bank : device.banks()) {
            bank.registers().forEach(register -> parts.put(Uses.name(bank, register), register));
        }
    }

    private Bank bank(String name) {
        return device.banks().stream()
                .filter(bank -> bank.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bank " + name));
    }

    /// The hash of a part.
    ///
    /// @return empty when the spec has no such part
    Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name)).map(model::of);
    }

    /// The hash of what is shared. Paths are not part of it: they only say what drivers do.
    byte[] shared() {
        Digest digest = new Digest();
        for (Method component : model.components(device)) {
            switch (component.getName()) {
                case "title", "document", "functions", "paths" -> {}
                case "actions" -> device.actions().forEach(action -> head(digest, action));
                case "engines" -> device.engines().forEach(engine -> head(digest, engine));
                case "banks" -> device.banks().forEach(bank -> map(digest, bank));
                case "pci" -> pci(digest);
                case "vhostUser" ->
                    device.vhostUser()
                            .ifPresent(v -> digest.add(v.rings()).add(v.bank().name()));
                default -> digest.add(component.getName()).add(model.of(ModelDigest.get(device, component)));
            }
        }
        return digest.bytes();
    }

    private void head(Digest digest, Action action) {
        digest.add(action.name());
        digest.add(model.of(action.parameters())).add(model.of(action.snapshots()));
    }

    private void head(Digest digest, Engine engine) {
        digest.add(engine.name()).add(model.of(engine.frame())).add(model.of(engine.offload()));
    }

    /// Where registers are: what an access falls on.
    private void map(Digest digest, Bank bank) {
        digest.add(bank.name()).add(model.of(bank.partial())).add(bank.defaultByte());
        for (Register register : bank.registers()) {
            digest.add(register.name()).add(register.offset()).add(register.width());
            digest.add(register.count()).add(register.stride()).add(model.of(register.storage()));
        }
    }

    private void pci(Digest digest) {
        Pci pci = device.pci();
        for (Method component : model.components(pci)) {
            if (!component.getName().equals("bars")) {
                digest.add(component.getName()).add(model.of(ModelDigest.get(pci, component)));
            }
        }
        for (Pci.Bar bar : pci.bars()) {
            digest.add(bar.index()).add(bar.kind().name()).add(bar.size());
            digest.add(model.of(List.of(bar.prefetchable()))).add(bar.bank().name());
        }
    }
}
