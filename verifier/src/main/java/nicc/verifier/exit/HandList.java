package nicc.verifier.exit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import nicc.dsl.model.Pci;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A list that people keep by hand: which writes to a memory region must not be coalesced.
///
/// @param title whose list it is
/// @param bar the region
/// @param excluded the registers that are not coalesced
public record HandList(String title, int bar, Set<String> excluded) {

    /// Copies the set.
    public HandList {
        excluded = Set.copyOf(excluded);
    }

    /// A list that comes with nicc.
    ///
    /// @param name `qemu-e1000`
    /// @return the list
    /// @throws IllegalArgumentException when there is none of that name
    public static HandList builtIn(String name) {
        try (InputStream in = HandList.class.getResourceAsStream("/nicc/handlists/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no list '" + name + "'");
            }
            return JsonMapper.builder().build().readValue(in, HandList.class);
        } catch (IOException | JacksonException e) {
            throw new IllegalArgumentException("cannot read list " + name + ": " + e.getMessage(), e);
        }
    }

    boolean covers(Site site) {
        return site.bar().index() == bar && site.bar().kind() != Pci.Bar.Kind.IO;
    }

    Mechanism mechanism(Site site) {
        return excluded.contains(site.register().name()) ? Mechanism.TRAPPED : Mechanism.COALESCED;
    }
}
