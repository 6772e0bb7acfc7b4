package nicc.dsl.parser;

import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Tells subtrees that parsed from those with errors in them, and remembers the names in the latter.
///
/// @param names the names that stand in damaged parts
record Damage(Set<String> names) {

    /// Whether a subtree is whole. The names of one that is not are remembered.
    boolean clean(ParseTree tree) {
        if (whole(tree)) {
            return true;
        }
        remember(tree);
        return false;
    }

    /// Whether what stands before a container's body is whole: `skip` is the body.
    boolean cleanBut(ParserRuleContext tree, Class<? extends ParserRuleContext> skip) {
        if (tree.exception != null) {
            remember(tree);
            return false;
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            ParseTree child = tree.getChild(i);
            if (!skip.isInstance(child) && !clean(child)) {
                remember(tree);
                return false;
            }
        }
        return true;
    }

    private static boolean whole(ParseTree tree) {
        if (tree instanceof ErrorNode || (tree instanceof ParserRuleContext rule && rule.exception != null)) {
            return false;
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            if (!whole(tree.getChild(i))) {
                return false;
            }
        }
        return true;
    }

    private void remember(ParseTree tree) {
        if (tree instanceof TerminalNode token) {
            names.add(token.getText());
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            remember(tree.getChild(i));
        }
    }
}
