package nicc.verifier.replay;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Register;
import nicc.verifier.encode.Asked;
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
            case READ, WRITE, INQUIRE, LOAD, STORE, REGISTER ->
                device.banks().stream()
                        .filter(bank -> bank.name().equals(about))
                        .flatMap(bank -> registers(bank, event))
                        .map(register ->
                                text(register.span(), "register " + register.name()) + stored(device, register))
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
            case RESET, DOMAIN, LINK, SETTLE, EXPIRE, DEADLINE, ABSENT ->
                Optional.of(text(device.span(), "device " + device.name()));
        };
    }

    /// The registers that have a byte of an access, in the order of the bytes. Arrays may be interleaved.
    private static Stream<Register> registers(Bank bank, Scene.Occurrence event) {
        long offset = event.operands().getFirst();
        boolean sized = event.what() != Asked.What.LOAD && event.what() != Asked.What.STORE;
        return LongStream.range(offset, offset + (sized ? event.operands().get(1) : 1))
                .boxed()
                .flatMap(at -> bank.registers().stream().filter(register -> covers(register, at)));
    }

    /// Where the register is declared whose bits a register shares.
    private static String stored(Device device, Register register) {
        return device.banks().stream()
                .flatMap(bank -> bank.registers().stream())
                .filter(other -> register.alias().isPresent()
                        && other.alias().isEmpty()
                        && other.storage().equals(register.storage()))
                .findFirst()
                .map(other -> "; its bits are those of " + text(other.span(), "register " + other.name()))
                .orElse("");
    }

    private static boolean covers(Register register, long offset) {
        long from = offset - register.offset();
        return from >= 0
                && from < (long) register.count() * register.stride()
                && from % register.stride() < register.bytes();
    }

    private static String text(Span span, String what) {
        return span + ", " + what;
    }
}
