package nicc.verifier.mutate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import nicc.verifier.refine.Relations;

/// Which obligation is most likely to notice a mutation: the one about the method, or about one that calls it, the
/// nearer the likelier. Names say which method an obligation is about. This is only an order: what is not guessed is
/// asked later.
final class Anchors {
    /// Ways to a register that all registers share are looked at last.
    private static final int SHARED = 8;

    private static final String WHOLE = " whole";

    private final Relations relations;

    Anchors(Relations relations) {
        this.relations = relations;
    }

    /// How near an obligation is to a mutated method.
    ///
    /// @param obligation its name
    /// @param distances from methods to the mutated one: [CallGraph#distances]
    /// @return 0 when it is about the method; empty when no method that it is about reaches it
    OptionalInt near(String obligation, Map<String, Integer> distances) {
        return distances.entrySet().stream()
                .filter(entry -> about(obligation, entry.getKey()))
                .mapToInt(entry -> entry.getValue() + (shared(obligation, entry.getKey()) ? SHARED : 0))
                .min();
    }

    private boolean about(String obligation, String method) {
        int gap = obligation.indexOf(' ');
        String family = gap < 0 ? obligation : obligation.substring(0, gap);
        String subject = obligation.substring(Math.min(family.length() + 1, obligation.length()));
        return switch (family) {
            case "action" -> method.equals(subject);
            case "domain" -> method.equalsIgnoreCase("reset" + subject);
            case "ready", "step", "batch" -> engine(family, subject).contains(method);
            case "prefetch" -> method.equals(subject + "Fetch") || method.equals(subject + "Trim");
            case "timers" -> method.equals(relations.expire());
            case "next" -> method.equals("nextDeadline");
            case "lines" -> relations.update().contains(method);
            case "reset" -> method.equals("reset");
            case "power-on" -> method.equals("<init>");
            case "defer" -> method.equals("defer");
            case "flush" -> method.equals("flushDeferred");
            case "settle" -> method.equals("settleDeferred");
            case "kept" -> method.equals("storeDeferred");
            case "load", "store" -> accessByCode(family, subject, method);
            case "register" -> written(subject, method);
            case "save" -> method.startsWith("save");
            case "restore" -> method.startsWith("restore") || method.startsWith("expect");
            case "read", "write", "peek" -> register(family, subject, method);
            default -> method.equals(obligation);
        };
    }

    private List<String> engine(String family, String engine) {
        return relations.engines().stream()
                .filter(one -> one.engine().equals(engine))
                .map(one -> switch (family) {
                    case "ready" -> one.ready();
                    case "step" -> one.step();
                    default -> engine + "Batch";
                })
                .toList();
    }

    /// `load csr.CTRL` is about `loadCsr` and the methods that it is cut into, and `load csr` and `load csr gaps` are.
    private static boolean accessByCode(String family, String subject, String method) {
        String bank = subject.replaceFirst("[. ].*", "");
        String access = family + bank.substring(0, 1).toUpperCase(Locale.ROOT) + bank.substring(1);
        return method.startsWith(access) || (subject.contains(".") && register(family, subject, method));
    }

    /// `register csr.CTRL` is about `writeCTRL`, and `register csr.CTRL whole` is about `writeCTRL_whole`.
    private static boolean written(String subject, String method) {
        String name = subject.substring(subject.indexOf('.') + 1);
        return name.endsWith(WHOLE)
                ? method.equals("write" + name.replace(WHOLE, "_whole"))
                : method.equals("write" + name);
    }

    /// `read csr.CTRL` is about `readCTRL`, `valueCTRL` and the like, and about `read` itself.
    private static boolean register(String family, String subject, String method) {
        String name = subject.substring(subject.lastIndexOf('.') + 1).replace("[]", "");
        return method.equals(family) || (!shared(name) && named(method, name));
    }

    /// Words in small letters, then the register, then an underscore and more.
    private static boolean named(String method, String name) {
        int at = method.indexOf(name);
        int end = at + name.length();
        return at > 0
                && method.substring(0, at).chars().allMatch(Character::isLetter)
                && (end == method.length() || method.charAt(end) == '_');
    }

    private static boolean shared(String name) {
        return name.contains(" ");
    }

    private static boolean shared(String obligation, String method) {
        return obligation.startsWith(method) && obligation.startsWith(" ", method.length());
    }
}
