package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Name;
import nicc.dsl.ast.Property;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.model.Block;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Interrupt;

/// What happens by itself: engines, interrupts and hooks.
final class Events {

    private static final long LONGEST_UNIT = 1_000_000_000L;

    private final Resolution resolution;
    private final Session session;

    Events(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    Optional<Engine> engine(Declaration.Engine d, Env env) {
        Group group = new Group(session, Container.ENGINE, resolution.expander().expand(d.items(), env));
        String name = env.text(d.name());
        List<String> missing =
                Stream.of("when", "step").filter(w -> !group.has(w)).toList();
        if (!missing.isEmpty()) {
            session.error(
                    Code.INCOMPLETE_ENGINE,
                    d.name().span(),
                    "engine '" + name + "' has no " + String.join(" and no ", missing));
        }
        Optional<Expr> when = group.value("when").map(this::condition);
        Optional<Buffer> frame = d.frame().flatMap(f -> frame(f, env));
        Optional<Engine.Offload> offload = offload(d, group, env);
        Optional<Block> step = group.get("step")
                .map(p -> resolution.bodies().block(((Handler.Step) p.item()).body(), Scope.of(p.env())));
        return when.flatMap(
                w -> step.map(s -> new Engine(name, d.title(), group.text("section"), frame, offload, w, s, d.span())));
    }

    /// What an engine accepts undone: nothing where it does not say so.
    private Optional<Engine.Offload> offload(Declaration.Engine d, Group group, Env env) {
        Optional<Located> accepts = group.value("accepts");
        if (d.offload().isEmpty()) {
            accepts.ifPresent(a -> session.error(
                    Code.INCOMPLETE_ENGINE,
                    a.span(),
                    "'accepts' needs a buffer for the offload record",
                    "say 'on frame … with …'"));
            return Optional.empty();
        }
        Expr mask = accepts.map(a ->
                        resolution.expressions().at(a.expression(), Scope.of(a.env()), Engine.Offload.ACCEPTS_WIDTH))
                .orElse(new Expr.Const(0, Engine.Offload.ACCEPTS_WIDTH));
        return frame(d.offload().get(), env).map(record -> new Engine.Offload(record, mask));
    }

    private Optional<Buffer> frame(Name name, Env env) {
        if (resolution.symbols().peek(env.text(name)).orElse(null) instanceof Symbol.BufferName b) {
            return Optional.of(b.buffer());
        }
        resolution.bodies().wrongName(name, env, "buffer");
        return Optional.empty();
    }

    private Expr condition(Located located) {
        return resolution.expressions().bool(located.expression(), Scope.of(located.env()));
    }

    Optional<Interrupt> interrupt(Declaration.Interrupt d, Env env) {
        Group group =
                new Group(session, Container.INTERRUPT, resolution.expander().expand(d.items(), env));
        if (!group.has("level")) {
            session.error(Code.MISSING_PART, d.name().span(), "an interrupt needs its 'level'");
        }
        Optional<Interrupt.Throttle> throttle = group.get("throttle").map(this::throttle);
        return group.value("level")
                .map(this::condition)
                .map(level ->
                        new Interrupt(env.text(d.name()), d.title(), group.text("section"), level, throttle, d.span()));
    }

    private Interrupt.Throttle throttle(Placed placed) {
        Property.Throttle t = (Property.Throttle) placed.item();
        long unit = resolution
                .constants()
                .within(new Located(t.unit(), placed.env()), 1, LONGEST_UNIT, Code.SIZE_RANGE, "a throttle's unit", 1);
        return new Interrupt.Throttle(resolution.expressions().free(t.interval(), Scope.of(placed.env()), 0), unit);
    }

    List<Device.ExpiryHook> expiryHooks(Group device) {
        List<Device.ExpiryHook> hooks = new ArrayList<>();
        for (var d : device.all(Declaration.Timer.class)) {
            Group group = new Group(
                    session,
                    Container.TIMER,
                    resolution.expander().expand(d.item().items(), d.env()));
            String name = d.env().text(d.item().name());
            if (resolution.symbols().peek(name).orElse(null) instanceof Symbol.TimerName timer) {
                Fields.handler(group, "on expiry")
                        .ifPresent(h -> hooks.add(new Device.ExpiryHook(
                                timer.timer(),
                                resolution.bodies().block(h.item().body(), Scope.of(h.env())),
                                h.item().span())));
            }
        }
        return hooks;
    }

    List<Device.ResetHook> resetHooks(Group device) {
        return device.all(Handler.OnReset.class).stream()
                .map(h -> new Device.ResetHook(
                        new Resets(resolution).domains(h.item().domains(), h.env()),
                        resolution.bodies().block(h.item().body(), Scope.of(h.env())),
                        h.item().span()))
                .toList();
    }

    List<Device.LinkHook> linkHooks(Group device) {
        return device.all(Handler.On.class).stream()
                .filter(h -> h.item().event().equals("link"))
                .map(h -> new Device.LinkHook(
                        resolution.bodies().block(h.item().body(), Scope.of(h.env())),
                        h.item().span()))
                .toList();
    }
}
