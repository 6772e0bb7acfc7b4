package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// An access site: a register of a region, and a direction.
///
/// @param bar the region
/// @param register the register
/// @param write whether it is written
public record Site(Pci.Bar bar, Register register, boolean write) {

    /// All sites of a device, by region, as its banks list them, read before write.
    ///
    /// @param device the device
    /// @return the sites
    public static List<Site> all(Device device) {
        List<Site> sites = new ArrayList<>();
        for (Pci.Bar bar : device.pci().bars()) {
            for (Register register : bar.bank().registers()) {
                sites.add(new Site(bar, register, false));
                sites.add(new Site(bar, register, true));
            }
        }
        return sites;
    }

    /// The site as reports call it.
    ///
    /// @return `read ICR`
    public String name() {
        return (write ? "write " : "read ") + register.name();
    }

    /// The other direction of the same register.
    ///
    /// @return the read of a write, the write of a read
    public Site opposite() {
        return new Site(bar, register, !write);
    }

    /// The pages that the register lies on.
    ///
    /// @param pageBytes page size
    /// @return page numbers in the region
    public Set<Long> pages(int pageBytes) {
        long last = register.offset() + (long) (register.count() - 1) * register.stride() + register.bytes() - 1;
        Set<Long> pages = new TreeSet<>();
        for (long page = register.offset() / pageBytes; page <= last / pageBytes; page++) {
            pages.add(page);
        }
        return pages;
    }

    /// The masks of all accesses to the register: whole first, then each run of bytes.
    ///
    /// @return masks as wide as the register
    List<Long> shapes() {
        List<Long> shapes = new ArrayList<>();
        for (int bytes = register.bytes(); bytes > 0; bytes--) {
            for (int first = 0; first + bytes <= register.bytes(); first++) {
                shapes.add((-1L >>> (Long.SIZE - 8 * bytes)) << (8 * first));
            }
        }
        return shapes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Site site
                && site.bar.index() == bar.index()
                && site.register.name().equals(register.name())
                && site.write == write;
    }

    @Override
    public int hashCode() {
        return register.name().hashCode() * 4 + bar.index() * 2 + (write ? 1 : 0);
    }

    @Override
    public String toString() {
        return name();
    }
}
