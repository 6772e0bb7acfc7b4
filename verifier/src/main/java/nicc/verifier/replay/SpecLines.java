package nicc.verifier.replay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Register;
import nicc.verifier.refine.Scene;

/// Where the spec says what an event means.
final class SpecLines {
    private SpecLines() {}

    /// The places, as `file:line:column` and what is there.
    static List<String> of(Device device, List<Scene.Occurrence> events) {
        return events.stream()
                .flatMap(event -> span(device, event).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> span(Device device, Scene.Occurrence event) {
        String about = event.about();
        return switch (event.what()) {
            case READ, WRITE, INQUIRE, LOAD, STORE ->
                device.banks().stream()
                        .filter(bank -> bank.name().equals(about))
                        .flatMap(bank -> register(bank, event.operands().getFirst()))
                        .map(register -> text(register.span(), "register " + register.name()))
                        .findFirst();
            case READY, STEP ->
                device.engines().stream()
                        .filter(engine -> engine.name().equals(about))
                        .map((Engine engine) -> text(engine.span(), "engine " + about))
                        .findFirst();
            case CALL ->
                device.actions().stream()
                        .filter(action -> action.name().equals(about))
                        .map((Action action) -> text(action.span(), "action " + about))
                        .findFirst();
            case RESET, DOMAIN, LINK, SETTLE, EXPIRE, DEADLINE ->
                Optional.of(text(device.span(), "device " + device.name()));
        };
    }

    private static Stream<Register> register(Bank bank, long offset) {
        return bank.registers().stream()
                .filter(register -> offset >= register.offset()
                        && offset < register.offset() + (long) register.count() * register.stride());
    }

    private static String text(Span span, String what) {
        return span + ", " + what;
    }
}
