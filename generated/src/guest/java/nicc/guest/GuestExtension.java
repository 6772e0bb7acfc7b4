package nicc.guest;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Boots the guest of a [RunsInGuest] class, once, and closes it after the last test.
final class GuestExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace STORE = Namespace.create(GuestExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        GuestMachine machine = GuestMachine.boot(Nic.underTest());
        context.getStore(STORE).put(GuestMachine.class, machine);
        try {
            machine.bringUp();
        } catch (AssertionError e) {
            throw explained(e, machine);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        GuestMachine machine = machine(context);
        context.getExecutionException().ifPresent(e -> explained(e, machine));
        KernelLog log = machine.kernelLog();
        machine.shell().ok("dmesg -c > /dev/null");
        if (!log.complaints().isEmpty()) {
            throw new AssertionError("the guest's kernel complains of %s in:%n%s"
                    .formatted(log.complaints(), String.join("\n", log.lines())));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GuestMachine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return machine(context);
    }

    private static GuestMachine machine(ExtensionContext context) {
        return context.getStore(STORE).get(GuestMachine.class, GuestMachine.class);
    }

    private static <T extends Throwable> T explained(T failure, GuestMachine machine) {
        failure.addSuppressed(new AssertionError(machine.diagnostics()));
        return failure;
    }
}
