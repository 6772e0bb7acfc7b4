package nicc.compiler.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import nicc.dsl.derive.TwinBlock;

/// The driver's half of a twin in Java: the runtime's status block, with the names of this device.
final class TwinDriverEmitter {
    private final TwinBlock block;
    private final Naming naming;

    TwinDriverEmitter(TwinBlock block, Naming naming) {
        this.block = block;
        this.naming = naming;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(naming.device().simpleName() + "Driver")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "The driver's half of {@link $T}: tails and causes in a block of memory.\n", naming.device())
                .addField(shape());
        numbers(type, "RING_", "Ring", block.rings());
        numbers(type, "VALUE_", "Published value", block.causes(), block.shown());
        numbers(type, "SUM_", "Sum of counter", block.counters());
        type.addField(RuntimeNames.STATUS_BLOCK, "block", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(MethodSpec.methodBuilder("block")
                        .addJavadoc("The status block.\n\n@return the same object always\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(RuntimeNames.STATUS_BLOCK)
                        .addStatement("return block")
                        .build());
        block.rings().forEach(ring -> type.addMethod(give(ring)));
        List.of(block.causes(), block.shown()).forEach(names -> names.forEach(name -> type.addMethod(value(name))));
        return type.build();
    }

    private FieldSpec shape() {
        return FieldSpec.builder(RuntimeNames.TWIN_SHAPE, "SHAPE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Where everything is.\n")
                .initializer(
                        "new $T($L, $L, $L, $L, $L, $L)",
                        RuntimeNames.TWIN_SHAPE,
                        block.bar(),
                        block.vector(),
                        block.rings().size(),
                        block.causes().size(),
                        block.shown().size(),
                        block.counters().size())
                .build();
    }

    @SafeVarargs
    private static void numbers(TypeSpec.Builder type, String prefix, String what, List<String>... lists) {
        int number = 0;
        for (List<String> names : lists) {
            for (String name : names) {
                type.addField(FieldSpec.builder(
                                TypeName.INT,
                                prefix + name.toUpperCase(Locale.ROOT),
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .addJavadoc("$L $L.\n", what, name)
                        .initializer("$L", number)
                        .build());
                number++;
            }
        }
    }

    private static MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Sets the block's memory aside; the card is not touched.\n\n@param ram the guest's memory\n@param card the card\n")
                .addParameter(RuntimeNames.GUEST_RAM, "ram")
                .addParameter(RuntimeNames.CARD_ACCESS, "card")
                .addStatement("this.block = new $T(ram, card, SHAPE)", RuntimeNames.STATUS_BLOCK)
                .build();
    }

    private static MethodSpec give(String ring) {
        return MethodSpec.methodBuilder("give" + camel(ring))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Gives descriptors of ring $L to the card; rings where it asks for it.\n\n@param count how many, less than the ring has\n@return whether the doorbell was rung\n",
                        ring)
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.INT, "count")
                .addStatement("return block.give(RING_$L, count)", ring.toUpperCase(Locale.ROOT))
                .build();
    }

    private static MethodSpec value(String name) {
        return MethodSpec.methodBuilder("value" + camel(name))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("What was published of $L.\n\n@return as of the last event\n", name)
                .returns(TypeName.LONG)
                .addStatement("return block.value(VALUE_$L)", name.toUpperCase(Locale.ROOT))
                .build();
    }

    private static String camel(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
