package nicc.verifier.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nicc.dsl.Frontend;
import nicc.dsl.model.Pci;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private Pci.Bar bar;

    @BeforeEach
    void load() throws IOException {
        Path spec = Path.of("src/test/proofs/proved/array_of_registers.nic");
        bar = Frontend.load(spec).device().orElseThrow().pci().bars().getFirst();
    }

    @Test
    void theSitesOfARegionAreAllOffsets() {
        for (int size = 1; size <= Window.LARGEST; size++) {
            assertThat(coverage(_ -> true, List.of()).fault(size)).isEmpty();
        }
    }

    @Test
    void aSiteThatIsForgottenIsFound() {
        for (Site forgotten : Sites.of(bar)) {
            assertThat(coverage(site -> !site.name().equals(forgotten.name()), List.of())
                            .fault(1))
                    .as(forgotten.name())
                    .isPresent();
        }
    }

    @Test
    void anOffsetOfTwoSitesIsFound() {
        for (Site site : Sites.of(bar)) {
            List<Span> twice = site.spans().get().subList(0, 1);
            assertThat(coverage(_ -> true, twice).fault(1)).as(site.name()).isPresent();
        }
    }

    private Coverage coverage(Predicate<Site> some, List<Span> more) {
        List<Span> spans = new ArrayList<>(more);
        Sites.of(bar).stream()
                .filter(some)
                .forEach(site -> spans.addAll(site.spans().get()));
        return new Coverage(spans, new Window(bar).bytes());
    }
}
