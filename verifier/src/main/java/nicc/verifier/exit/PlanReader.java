package nicc.verifier.exit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nicc.dsl.model.Device;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what `nicc plan --json` prints. Nothing in it is believed: every site has to be one of the device,
/// once,
/// where the spec says, by a mechanism that exists.
public final class PlanReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Device device;

    /// Prepares to read plans of a device.
    ///
    /// @param device the device
    public PlanReader(Device device) {
        this.device = device;
    }

    /// Reads a plan.
    ///
    /// @param json the text
    /// @return the plan
    /// @throws IllegalArgumentException when the text is no plan of the device; the message says why
    public PlanData read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            String name = root.path("device").asString("");
            if (!name.equals(device.name())) {
                throw new IllegalArgumentException("the plan is for '" + name + "', not for " + device.name());
            }
            Platform platform = JSON.treeToValue(root.path("platform"), Platform.class);
            if (platform == null) {
                throw new IllegalArgumentException("the plan does not say what its platform offers");
            }
            return new PlanData(platform, sites(root.path("sites")));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a plan: " + e.getOriginalMessage(), e);
        }
    }

    private Map<Site, Mechanism> sites(JsonNode nodes) {
        List<Site> expected = Site.all(device);
        Map<Site, Mechanism> sites = new HashMap<>();
        for (JsonNode node : nodes) {
            Site site = site(node, expected);
            if (sites.put(site, mechanism(node)) != null) {
                throw new IllegalArgumentException(site.name() + " is planned twice");
            }
        }
        expected.stream().filter(site -> !sites.containsKey(site)).findFirst().ifPresent(site -> {
            throw new IllegalArgumentException(site.name() + " is not planned");
        });
        return sites;
    }

    private static Site site(JsonNode node, List<Site> expected) {
        return expected.stream()
                .filter(site -> site.bar().index() == node.path("bar").asInt(-1)
                        && site.register().name().equals(node.path("register").asString(""))
                        && site.register().offset() == node.path("offset").asLong(-1)
                        && site.write() == node.path("write").asBoolean(false))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the device has no such site: " + node));
    }

    private static Mechanism mechanism(JsonNode node) {
        String name = node.path("mechanism").asString("");
        for (Mechanism mechanism : Mechanism.values()) {
            if (mechanism.name().equals(name.toUpperCase(Locale.ROOT))) {
                return mechanism;
            }
        }
        throw new IllegalArgumentException("there is no mechanism '" + name + "'");
    }
}
