package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nicc.runtime.analysis.CountedClasses;
import nicc.runtime.demo.CompiledClasses;
import nicc.runtime.device.NicDeviceFactory;
import org.junit.jupiter.api.Test;

/// `nicc serve --classes DIR --operations`: the classes of a directory are those that are counted.
class CountedClassesTest {
    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void classesOfADirectoryCanBeCounted() throws Exception {
        String name = E1000Factory.class.getName();
        try (CompiledClasses directory = new CompiledClasses(CLASSES, getClass().getClassLoader())) {
            NicDeviceFactory compiled = (NicDeviceFactory)
                    directory.loadClass(name).getDeclaredConstructor().newInstance();
            NicDeviceFactory counted = CountedClasses.of(compiled);
            assertThat(counted.getClass()).isNotSameAs(compiled.getClass());
            assertThat(counted.getClass().getClassLoader().getParent()).isSameAs(directory);
            assertThat(counted.description().name())
                    .isEqualTo(compiled.description().name());
        }
    }
}
