package nicc.runtime.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Where commands look for the checkout, `nicc.home`: a test's own folder while it runs, then what it was before.
final class HomeProperty implements AfterEachCallback {
    private static final String HOME = "nicc.home";

    private final String before = System.getProperty(HOME, "");

    void set(Path home) {
        System.setProperty(HOME, home.toString());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (before.isEmpty()) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, before);
        }
    }
}
