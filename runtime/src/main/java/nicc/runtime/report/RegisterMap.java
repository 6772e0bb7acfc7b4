package nicc.runtime.report;

import nicc.runtime.device.BarDescription;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.RegisterDescription;
import nicc.runtime.device.RegisterDescription.FieldDescription;

/// The registers by region and offset, each one's fields behind a click.
final class RegisterMap {
    private final Html html = new Html();

    private RegisterMap() {}

    static Html of(DeviceDescription device) {
        RegisterMap map = new RegisterMap();
        map.html.put("<h2>Registers</h2>");
        for (BarDescription bar : device.pci().bars()) {
            map.region(device, bar);
        }
        return map.html;
    }

    private void region(DeviceDescription device, BarDescription bar) {
        html.put("<h3>BAR %d: %s, %s bytes</h3>", bar.index(), bar.bank(), Figures.whole(bar.size()));
        device.registers().stream()
                .filter(register -> register.bar() == bar.index())
                .forEach(this::register);
    }

    private void register(RegisterDescription register) {
        String array = register.count() == 1 ? "" : "[" + register.count() + "]";
        html.put(
                "<details><summary><code>%05X</code> <b>%s%s</b> %s <span class=\"note\">%s</span></summary>",
                register.offset(), register.name(), array, register.title(), section(register));
        html.put("<table>");
        for (FieldDescription field : register.fields().reversed()) {
            String bits = field.msb() == field.lsb() ? "" + field.msb() : field.msb() + ":" + field.lsb();
            html.put("<tr><td class=\"n\">%s</td><td>%s</td><td>%s</td></tr>", bits, field.name(), field.title());
        }
        html.put("</table></details>");
    }

    private static String section(RegisterDescription register) {
        String width = register.width() + " bits";
        return register.section().isEmpty() ? width : width + ", section " + register.section();
    }
}
