package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;

/// What a driver turns on, and where it looks: the bits that engines wait for, and the registers that say why a line is
/// asserted.
final class Switches {
    private final Map<String, Long> bits = new HashMap<>();
    private final List<Place> causes = new ArrayList<>();

    Switches(Device device, List<Place> places) {
        device.engines().forEach(engine -> bits(engine.when()));
        Set<String> cells = new HashSet<>();
        device.interrupts().forEach(line -> cells(line.level(), cells));
        places.stream()
                .filter(place -> cells.contains(place.register().storage().name()))
                .forEach(causes::add);
    }

    /// The bits of a register that some engine waits for, by themselves.
    long bits(Place place) {
        return bits.getOrDefault(place.register().storage().name(), 0L);
    }

    /// Reads of what lines stand on.
    List<DriverStep> causes() {
        return causes.stream().map(Place::read).toList();
    }

    private void bits(Expr expr) {
        if (expr instanceof Expr.Extract(Expr.CellValue(Cell cell, Optional<Expr> _), int msb, int lsb) && msb == lsb) {
            bits.merge(cell.name(), 1L << lsb, (a, b) -> a | b);
        }
        parts(expr).forEach(this::bits);
    }

    private static void cells(Expr expr, Set<String> into) {
        if (expr instanceof Expr.CellValue(Cell cell, Optional<Expr> _)) {
            into.add(cell.name());
        }
        parts(expr).forEach(part -> cells(part, into));
    }

    private static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Expr.Binary(var _, Expr left, Expr right) -> List.of(left, right);
            case Expr.Concat(Expr high, Expr low) -> List.of(high, low);
            case Expr.Ite(Expr condition, Expr then, Expr otherwise) -> List.of(condition, then, otherwise);
            case Expr.Extract(Expr operand, int _, int _) -> List.of(operand);
            case Expr.Extend(Expr operand, int _) -> List.of(operand);
            case Expr.Not(Expr operand) -> List.of(operand);
            case Expr.Call call -> List.of(call.function().body());
            case Expr.Let(var _, Expr value, Expr body) -> List.of(value, body);
            default -> List.of(); // no part of it is decided by a register
        };
    }
}
