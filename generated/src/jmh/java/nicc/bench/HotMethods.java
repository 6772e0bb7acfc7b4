package nicc.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import nicc.runtime.demo.Bench;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.guest.DriverSetup;

/// Prints the bytecode sizes of the devices' methods, the largest first: HotSpot inlines hot methods of up to
/// 325 bytes (`FreqInlineSize`) and does not compile methods of more than 8,000 (`HugeMethodLimit`).
public final class HotMethods {
    private static final int INLINED = 325;
    private static final int COMPILED = 8000;
    private static final int SHOWN = 40;

    private HotMethods() {}

    private record Method(String name, int size) {}

    /// Prints the sizes for every device on the class path.
    ///
    /// @param arguments ignored
    /// @throws IOException when a class file cannot be read
    public static void main(String[] arguments) throws IOException {
        for (NicDeviceFactory factory : ServiceLoader.load(NicDeviceFactory.class)) {
            if (Bench.drives(factory.description().pci())) {
                Class<?> device = new Bench(factory, DriverSetup.STANDARD, "")
                        .guest()
                        .device()
                        .getClass();
                print(
                        factory.description().name() + ", "
                                + factory.description().build(),
                        device);
            }
        }
    }

    private static void print(String title, Class<?> device) throws IOException {
        List<Method> methods = new ArrayList<>(methods(device));
        methods.sort(Comparator.comparingInt(Method::size).reversed());
        System.out.printf("%s: %s, %d methods%n", title, device.getName(), methods.size());
        for (Method method : methods.subList(0, Math.min(SHOWN, methods.size()))) {
            String note =
                    method.size() > COMPILED ? "  never compiled" : method.size() > INLINED ? "  not inlined" : "";
            System.out.printf("  %6d  %s%s%n", method.size(), method.name(), note);
        }
    }

    private static List<Method> methods(Class<?> device) throws IOException {
        String file = device.getName().substring(device.getPackageName().length() + 1) + ".class";
        try (InputStream in = Objects.requireNonNull(device.getResourceAsStream(file))) {
            ClassModel model = ClassFile.of().parse(in.readAllBytes());
            return model.methods().stream()
                    .filter(method -> method.code().isPresent())
                    .map(HotMethods::method)
                    .toList();
        }
    }

    private static Method method(MethodModel method) {
        int size =
                method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
        return new Method(method.methodName().stringValue(), size);
    }
}
