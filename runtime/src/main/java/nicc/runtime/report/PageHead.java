package nicc.runtime.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The beginning of a page that needs nothing else: no script, no file, no network.
final class PageHead {
    private PageHead() {}

    /// Writes it, up to the title.
    static void write(Html page, String title) {
        page.put("<!DOCTYPE html>");
        page.put("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>nicc analyze: %s</title>", title);
        page.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.put("<style>\n%s</style></head><body><main>", new Style());
        page.put("<h1>%s</h1>", title);
    }

    /// The style sheet, which is not to be escaped.
    private record Style() {
        @Override
        public String toString() {
            try (InputStream in = PageHead.class.getResourceAsStream("report.css")) {
                return new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
