package nicc.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nicc.fake.OtherNicFactory;
import nicc.runtime.device.FakeNicFactory;
import nicc.runtime.device.NicDeviceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
    @TempDir
    private Path directory;

    /// Puts a class into the directory, as a factory that the directory provides.
    private void provide(Class<?> factory) throws IOException {
        String file = factory.getName().replace('.', '/') + ".class";
        Path to = directory.resolve(file);
        Files.createDirectories(to.getParent());
        try (InputStream in = DevicesTest.class.getResourceAsStream("/" + file)) {
            Files.copy(in, to);
        }
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(NicDeviceFactory.class.getName()), factory.getName());
    }

    private Class<?> found() throws CommandException {
        return Devices.find(directory).get("fake", "reference").getClass();
    }

    @Test
    void withoutADirectoryTheClassPathsDevicesAreThere() throws CommandException {
        assertThat(Devices.find(null).get("fake", "reference").getClass()).isSameAs(FakeNicFactory.class);
    }

    @Test
    void anEmptyDirectoryTakesNothingAway() throws CommandException {
        assertThat(found()).isSameAs(FakeNicFactory.class);
    }

    @Test
    void classesOfTheDirectoryGoBeforeThoseOfTheClassPath() throws IOException, CommandException {
        provide(OtherNicFactory.class);
        assertThat(found().getName()).isEqualTo(OtherNicFactory.class.getName());
        assertThat(found())
                .as("the directory's, though the class path has it too")
                .isNotSameAs(OtherNicFactory.class);
    }

    @Test
    void theRuntimesOwnClassesAreNotTakenFromADirectory() throws IOException, CommandException {
        provide(FakeNicFactory.class);
        assertThat(found()).isSameAs(FakeNicFactory.class);
    }
}
