package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Every access to a region, read, written and inquired: at each offset of 64 bits, in each size from 1 to 8.
/// An access
/// that goes past a register's end touches what follows as well, and is compared whole. Elements of arrays,
/// long gaps
/// and what is behind the last register are taken at once, their number a symbol.
final class RegisterAccesses {
    private static final int REGIONS = 7;

    private RegisterAccesses() {}

    static List<Obligation> of(Device device) {
        List<Obligation> all = new ArrayList<>();
        for (Pci.Bar bar : device.regions()) {
            List<Site> sites = Sites.of(bar);
            for (Site site : sites) {
                for (Access.Direction direction : Access.Direction.values()) {
                    all.add(obligation(region(device, bar) + site.name(), bar, site, direction));
                }
            }
            all.add(new Obligation("coverage " + region(device, bar), Obligation.Kind.CLAIM, world -> {
                List<Span> spans = sites.stream()
                        .flatMap(site -> site.spans().get().stream())
                        .toList();
                world.uses().assume("no access goes past the end of its region: the transport checks that");
                return new Coverage(spans, new Window(bar).bytes()).claims(world);
            }));
        }
        for (Access.Direction direction : Access.Direction.values()) {
            all.add(new Obligation(
                    direction.word() + " no region", Obligation.Kind.EVENT, world -> absent(device, direction, world)));
        }
        return all;
    }

    /// A region has its bank's name, with its index where two regions show one bank.
    private static String region(Device device, Pci.Bar bar) {
        String bank = bar.bank().name();
        long shown = device.regions().stream()
                .filter(other -> other.bank().name().equals(bank))
                .count();
        return shown == 1 ? bank : bank + "@" + bar.index();
    }

    private static Obligation obligation(String name, Pci.Bar bar, Site site, Access.Direction direction) {
        return new Obligation(
                direction.word() + " " + name,
                Obligation.Kind.EVENT,
                world -> site.spans().get().stream()
                        .map(span -> new Access(bar, direction, span, world).event())
                        .toList());
    }

    /// Regions that the device does not have, 0 to 6, at any offset: nothing happens but what follows every
    /// event, and
    /// a read ends with a master abort, which reads as ones.
    private static List<Case> absent(Device device, Access.Direction direction, World world) {
        List<Case> cases = new ArrayList<>();
        for (int region = 0; region < REGIONS; region++) {
            int index = region;
            if (device.regions().stream().anyMatch(bar -> bar.index() == index)) {
                continue;
            }
            for (int size = 1; size <= Window.LARGEST; size++) {
                cases.add(absent(index, size, direction, world));
            }
        }
        return cases;
    }

    private static Case absent(int region, int size, Access.Direction direction, World world) {
        Terms terms = world.terms();
        Term ones = terms.ones(Byte.SIZE * size);
        List<Term> arguments = Stream.of(
                        terms.constant(region, Integer.SIZE),
                        terms.symbol("offset", Long.SIZE),
                        terms.constant(size, Integer.SIZE),
                        terms.symbol("value", Long.SIZE))
                .limit(direction == Access.Direction.WRITE ? 4 : 3)
                .toList();
        Case.Side<SpecRun> spec = run -> switch (direction) {
            case READ -> {
                run.settle();
                yield run.absent(ones);
            }
            case WRITE -> run.settle();
            case PEEK -> run.absent(ones);
        };
        Case.Side<Run> code = run -> run.call(direction.word(), arguments);
        return Case.of(direction.word() + " of " + size + " bytes of region " + region, spec, code);
    }
}
