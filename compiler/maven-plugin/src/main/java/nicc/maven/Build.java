package nicc.maven;

import java.util.ArrayList;
import java.util.List;

/** A build of a device: {@code <build><name>optimised</name><disable><pass>prefetch</pass></disable></build>}. */
public final class Build {

    /** `optimised` or `reference`. */
    private String name = "optimised";

    /** Passes to switch off. */
    private List<String> disable = new ArrayList<>();

    /**
     * Sets the build's name.
     *
     * @param name `optimised` or `reference`
     */
    public void setName(String name) {
        this.name = name;
    }

    /**
     * Switches passes off.
     *
     * @param disable names of passes, as `nicc compile --help` lists them
     */
    public void setDisable(List<String> disable) {
        this.disable = new ArrayList<>(disable);
    }

    /** The command line's options for this build. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        if (name.equals("reference")) {
            options.add("--reference");
        } else if (!name.equals("optimised")) {
            throw new IllegalArgumentException("nicc: <build> is named optimised or reference, not " + name);
        }
        if (!disable.isEmpty()) {
            options.add("--disable=" + String.join(",", disable));
        }
        return options;
    }

    String name() {
        return name;
    }
}
