package nicc.dsl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Block;
import nicc.dsl.model.Device;
import nicc.dsl.model.Stmt;

/// No bank reaches itself through its own actions, and no reset starts itself: otherwise an access might
/// never end.
final class BankRecursion implements Check {

    /// A bank or a reset domain.
    private record Node(boolean bank, String name) {}

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        for (Bank bank : device.banks()) {
            reaches(device, new Node(true, bank.name()))
                    .ifPresent(via -> diagnostics.add(
                            new Diagnostic(Code.RECURSION, via, "bank '" + bank.name() + "' reaches itself from here")
                                    .at(bank.span(), "the bank")));
        }
        for (Device.ResetHook hook : device.resetHooks()) {
            for (String domain : hook.domains()) {
                reaches(device, new Node(false, domain))
                        .ifPresent(via -> diagnostics.add(new Diagnostic(
                                        Code.RECURSION, via, "the reset '" + domain + "' starts itself from here")
                                .at(hook.span(), "what it runs")));
            }
        }
    }

    /// The statement through which a node comes back to itself.
    private static Optional<Span> reaches(Device device, Node start) {
        return search(device, start, start, new HashSet<>());
    }

    private static Optional<Span> search(Device device, Node goal, Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            return Optional.empty();
        }
        for (Edge edge : edges(device, node)) {
            if (edge.to().equals(goal)) {
                return Optional.of(edge.span());
            }
            Optional<Span> further = search(device, goal, edge.to(), seen);
            if (further.isPresent()) {
                return further;
            }
        }
        return Optional.empty();
    }

    private record Edge(Node to, Span span) {}

    private static List<Edge> edges(Device device, Node node) {
        List<Edge> edges = new ArrayList<>();
        blocks(device, node).forEach(b -> collect(b, edges));
        return edges;
    }

    private static List<Block> blocks(Device device, Node node) {
        return node.bank()
                ? device.banks().stream()
                        .filter(b -> b.name().equals(node.name()))
                        .flatMap(b -> b.registers().stream())
                        .flatMap(r -> Walk.blocks(r).stream())
                        .toList()
                : device.resetHooks().stream()
                        .filter(h -> h.domains().contains(node.name()))
                        .map(Device.ResetHook::body)
                        .toList();
    }

    private static void collect(Block block, List<Edge> edges) {
        Walk.statements(block, s -> {
            switch (s) {
                case Stmt.ReadBank r -> edges.add(new Edge(new Node(true, r.bank()), r.span()));
                case Stmt.WriteBank w -> edges.add(new Edge(new Node(true, w.bank()), w.span()));
                case Stmt.ResetDomain r -> edges.add(new Edge(new Node(false, r.domain()), r.span()));
                case Stmt.CallAction c -> collect(c.action().body(), edges);
                default -> {}
            }
        });
    }
}
